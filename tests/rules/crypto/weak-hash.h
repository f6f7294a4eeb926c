/* SPDX-License-Identifier: Apache-2.0 */
const void *EVP_md5(void);
static inline const void *finds_in_a_header(void)
{
	return EVP_md5(); /* expect: crypto/weak-hash */
}
