/* SPDX-License-Identifier: Apache-2.0 */
#define SCALED(x) (x * 10)
static inline int finds_in_a_header(int a, int b)
{
	return SCALED(a - b); /* expect: preprocessor/argument-torn */
}
