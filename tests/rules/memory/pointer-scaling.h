/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(const int *list)
{
	return *(list + 2 * sizeof(int)); /* expect: memory/pointer-scaling */
}
