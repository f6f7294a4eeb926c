/* SPDX-License-Identifier: Apache-2.0 */
/* memory/null-checked-late: what null-checked-late.c calls here. */
int null_checked_late_sum(const int *values, int n)
{
	int sum = values[0];
	if (!values || n < 1) /* expect: memory/null-checked-late */
		return 0;
	for (int i = 1; i < n; i++)
		sum += values[i];
	return sum;
}
