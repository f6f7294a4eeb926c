/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(int n)
{
	return n > 1 ? finds_in_a_header(n - 2) : n; /* expect: economy/recursion */
}
