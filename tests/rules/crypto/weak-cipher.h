/* SPDX-License-Identifier: Apache-2.0 */
const void *EVP_rc4(void);
static inline const void *finds_in_a_header(void)
{
	return EVP_rc4(); /* expect: crypto/weak-cipher */
}
