/* SPDX-License-Identifier: Apache-2.0 */
static inline void finds_in_a_header(void)
{
	char list[4] = "a";
	char *p = list;
	p[-1] = 1; /* expect: memory/underwrite */
}
