/* SPDX-License-Identifier: Apache-2.0 */
/* integers/divide-by-zero: what divide-by-zero.c calls here. */

int divide_by_zero_per(int total, int count)
{
	return total / count; /* expect: integers/divide-by-zero */
}
