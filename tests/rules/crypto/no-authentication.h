/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(EVP_CIPHER_CTX *c, const unsigned char *k)
{
	return EVP_EncryptInit_ex(c, EVP_aes_256_ctr(), 0, k, 0); /* expect: crypto/no-authentication */
}
