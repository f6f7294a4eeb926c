/* SPDX-License-Identifier: Apache-2.0 */
/* memory/heap-overflow: what heap-overflow.c calls here. */

void heap_overflow_fill(int *list, int n)
{
	int i;

	for (i = 0; i < n; i++)
		list[i] = i; /* expect: memory/heap-overflow */
}
