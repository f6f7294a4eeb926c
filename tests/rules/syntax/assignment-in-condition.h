/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(int a)
{
	if (a = 1) /* expect: syntax/assignment-in-condition */
		return 2;
	return a;
}
