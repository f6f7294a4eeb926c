/* SPDX-License-Identifier: Apache-2.0 */
int half();
static inline int finds_in_a_header(void)
{
	return half(); /* expect: api/argument-count */
}
int half(a)
	int a;
{
	return a / 2;
}
