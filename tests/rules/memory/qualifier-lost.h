/* SPDX-License-Identifier: Apache-2.0 */
static inline char *finds_in_a_header(const char *text)
{
	return (char *)text; /* expect: memory/qualifier-lost */
}
