/* SPDX-License-Identifier: Apache-2.0 */
static inline long finds_in_a_header(void)
{
	int a[2] = {0}, b[2] = {0};
	return a - b; /* expect: memory/pointer-difference */
}
