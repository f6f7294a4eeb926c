/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(void)
{
	int list[2] = {1, 2};
	int i = 2;
	return list[i]; /* expect: memory/overread */
}
