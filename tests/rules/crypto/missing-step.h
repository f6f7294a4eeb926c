/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(EVP_MD_CTX *c, const void *sha, unsigned char *out)
{
	EVP_DigestInit_ex(c, sha, 0);
	return EVP_DigestFinal_ex(c, out, 0); /* expect: crypto/missing-step */
}
