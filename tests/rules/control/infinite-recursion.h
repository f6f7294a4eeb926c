/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(int n) /* expect: control/infinite-recursion @+1 */
{
	return finds_in_a_header(n);
}
