/* SPDX-License-Identifier: Apache-2.0 */
static inline void finds_encode_secret_in_a_header(char *p) /* expect: crypto/homemade */
{
	for (; *p; p++)
		*p ^= 7;
}
