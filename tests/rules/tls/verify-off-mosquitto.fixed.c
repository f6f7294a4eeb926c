/* SPDX-License-Identifier: Apache-2.0 */
/* tls/verify-off-mosquitto: what it finds, then what it must leave alone. */
#include "verify-off-mosquitto.h"

enum { SSL_VERIFY_NONE, SSL_VERIFY_PEER };
int mosquitto_tls_opts_set(void *m, int cert_reqs, const char *version, const char *ciphers);

int finds_insecure(void *m)
{
	return mosquitto_tls_insecure_set(m, false); /* expect: tls/verify-off-mosquitto host name */
}

int finds_no_requirement(void *m)
{
	return mosquitto_tls_opts_set(m, 1, "tlsv1.2", 0); /* expect: tls/verify-off-mosquitto cert_reqs 0 */
}

#define LAX(m) mosquitto_tls_insecure_set(m, true)
int finds_through_a_macro(void *m)
{
	return LAX(m); /* expect: tls/verify-off-mosquitto */
}

int allows_the_default(void *m)
{
	return mosquitto_tls_insecure_set(m, false);
}

int allows_a_requirement(void *m)
{
	return mosquitto_tls_opts_set(m, SSL_VERIFY_PEER, "tlsv1.2", 0);
}

int allows_what_is_configured(void *m, bool insecure)
{
	return mosquitto_tls_insecure_set(m, insecure);
}
