/* SPDX-License-Identifier: Apache-2.0 */
static inline void finds_in_a_header(SSL_CTX *c)
{
	SSL_CTX_set_security_level(c, 0); /* expect: tls/weak-options */
}
