/* SPDX-License-Identifier: Apache-2.0 */
static inline void finds_in_a_header(int *a)
{
	*a == 1; /* expect: syntax/comparison-unused */
}
