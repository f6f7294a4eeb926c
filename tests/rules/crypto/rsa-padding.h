/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(RSA *rsa, const unsigned char *m, unsigned char *out)
{
	return RSA_public_encrypt(1, m, out, rsa, 3); /* expect: crypto/rsa-padding */
}
