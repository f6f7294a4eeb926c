/* SPDX-License-Identifier: Apache-2.0 */
typedef int (*compare)(const void *, const void *);
static inline int by_number(int a, int b)
{
	return a - b;
}
static inline compare finds_in_a_header(void)
{
	return (compare)by_number; /* expect: memory/function-cast */
}
