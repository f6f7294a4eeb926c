/* SPDX-License-Identifier: Apache-2.0 */
#include <stdbool.h>
unsigned UA_ServerConfig_addSecurityPolicyNone(void *config, const void *certificate);
static inline unsigned finds_in_a_header(void *config)
{
	return UA_ServerConfig_addSecurityPolicyNone(config, 0); /* expect: network/no-security-mode None */
}
