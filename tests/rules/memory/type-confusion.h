/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(void)
{
	char c = 1;
	void *p = &c;
	return *(short *)p; /* expect: memory/type-confusion */
}
