/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_а_header(int n) /* expect: syntax/homoglyph 'finds_in_a_header' */
{
	return n;
}
