/* SPDX-License-Identifier: Apache-2.0 */
const void *EVP_aes_256_ecb(void);
static inline const void *finds_in_a_header(void)
{
	return EVP_aes_256_ecb(); /* expect: crypto/ecb-mode */
}
