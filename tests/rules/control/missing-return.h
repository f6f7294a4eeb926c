/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(int a)
{
	if (a)
		return 1;
} /* expect: control/missing-return */
