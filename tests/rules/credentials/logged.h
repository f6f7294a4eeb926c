/* SPDX-License-Identifier: Apache-2.0 */
static inline void finds_in_a_header(const char *secret)
{
	puts(secret); /* expect: credentials/logged */
}
