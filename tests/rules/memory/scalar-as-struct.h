/* SPDX-License-Identifier: Apache-2.0 */
struct three {
	int a, b, c;
};
static inline int finds_in_a_header(void)
{
	int x = 1;
	return ((struct three *)&x)->c; /* expect: memory/scalar-as-struct */
}
