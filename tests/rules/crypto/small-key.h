/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(RSA *rsa)
{
	return RSA_generate_key_ex(rsa, 768, 0, 0); /* expect: crypto/small-key */
}
