/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(int a, int b)
{
	int n;
	for (n = 0; a < b; n++) /* expect: control/infinite-loop */
		;
	return n;
}
