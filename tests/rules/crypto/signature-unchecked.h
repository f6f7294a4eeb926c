/* SPDX-License-Identifier: Apache-2.0 */
int EVP_DigestVerifyFinal(void *c, const unsigned char *sig, unsigned long n);
static inline int finds_in_a_header(void *c, const unsigned char *sig)
{
	return EVP_DigestVerifyFinal(c, sig, 64) != 0; /* expect: crypto/signature-unchecked */
}
