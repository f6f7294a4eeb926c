/* SPDX-License-Identifier: Apache-2.0 */
#define SQUARE(x) ((x) * (x))
static inline int finds_in_a_header(int n)
{
	return SQUARE(n++); /* expect: preprocessor/argument-repeated SQUARE() */
}
