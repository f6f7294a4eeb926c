/* SPDX-License-Identifier: Apache-2.0 */
/* memory/overread: what overread.c calls here. */

int overread_sum(const int *list, int n)
{
	int i, total = 0;

	for (i = 0; i < n; i++)
		total += list[i]; /* expect: memory/overread */
	return total;
}
