/* SPDX-License-Identifier: Apache-2.0 */
#include <stdbool.h>
int mosquitto_tls_insecure_set(void *m, bool value);
static inline int finds_in_a_header(void *m)
{
	return mosquitto_tls_insecure_set(m, true); /* expect: tls/verify-off-mosquitto */
}
