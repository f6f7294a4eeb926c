/* SPDX-License-Identifier: Apache-2.0 */
const void *TLSv1_client_method(void);
static inline const void *finds_in_a_header(void)
{
	return TLSv1_client_method(); /* expect: tls/old-protocol */
}
