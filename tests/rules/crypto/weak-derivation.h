/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(const char *pw, unsigned char *out)
{
	return PKCS5_PBKDF2_HMAC(pw, -1, 0, 0, 1, 0, 32, out); /* expect: crypto/weak-derivation */
}
