/* SPDX-License-Identifier: Apache-2.0 */
int in_header(int a);
static inline void finds_in_a_header(int a)
{
	int r = in_header(a); /* expect: control/unused-value */
}
