/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(int n)
{
	if (n)
		n--;
		n--; /* expect: syntax/misleading-block */
	return n;
}
