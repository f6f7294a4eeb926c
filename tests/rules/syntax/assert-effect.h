/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(int n)
{
	assert(--n); /* expect: syntax/assert-effect */
	return n;
}
