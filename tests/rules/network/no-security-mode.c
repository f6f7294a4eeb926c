/* SPDX-License-Identifier: Apache-2.0 */
/* network/no-security-mode: what it finds, then what it must leave alone. */
#include "no-security-mode.h"

void *CS104_Slave_create(int low, int high);
void *IedConnection_create(void);
unsigned UA_AccessControl_default(void *config, bool anonymous, const void *policy, unsigned long count, const void *logins);
unsigned UA_ServerConfig_addSecurityPolicyBasic256Sha256(void *config, const void *certificate, const void *key);

void *finds_a_station_without_tls(void)
{
	return CS104_Slave_create(100, 100); /* expect: network/no-security-mode 60870 */
}

void *finds_a_client_without_tls(void)
{
	return IedConnection_create(); /* expect: network/no-security-mode MMS */
}

unsigned finds_anonymous_sessions(void *config)
{
	return UA_AccessControl_default(config, true, 0, 0, 0); /* expect: network/no-security-mode anonymous */
}

#define PLAIN(config) UA_ServerConfig_addSecurityPolicyNone(config, 0)
unsigned finds_in_a_macro(void *config)
{
	return PLAIN(config); /* expect: network/no-security-mode None */
}

struct server_config {
	bool allowNonePolicyPassword;
};

void finds_passwords_in_the_clear(struct server_config *config)
{
	config->allowNonePolicyPassword = true; /* expect: network/no-security-mode passwords */
}

void allows_passwords_over_a_policy(struct server_config *config, bool configured)
{
	config->allowNonePolicyPassword = false;
	config->allowNonePolicyPassword = configured;
}

unsigned allows_users(void *config, const void *logins)
{
	return UA_AccessControl_default(config, false, 0, 1, logins);
}

unsigned allows_a_policy(void *config, const void *certificate, const void *key)
{
	return UA_ServerConfig_addSecurityPolicyBasic256Sha256(config, certificate, key);
}

unsigned allows_what_is_configured(void *config, bool anonymous)
{
	return UA_AccessControl_default(config, anonymous, 0, 0, 0);
}
