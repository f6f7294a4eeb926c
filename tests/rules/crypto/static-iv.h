/* SPDX-License-Identifier: Apache-2.0 */
int EVP_EncryptInit_ex(void *ctx, const void *type, void *impl, const unsigned char *key,
		       const unsigned char *iv);
static inline void finds_in_a_header(void *ctx, const unsigned char *key)
{
	EVP_EncryptInit_ex(ctx, 0, 0, key, (const unsigned char *)"0123456789abcdef"); /* expect: crypto/static-iv */
}
