/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(SSL *s)
{
	return SSL_connect(s); /* expect: tls/hostname-unchecked */
}
