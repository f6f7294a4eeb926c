/* SPDX-License-Identifier: Apache-2.0 */
/* integers/shift-out-of-range: what shift-out-of-range.c calls here. */
unsigned shift_out_of_range_bit(int n)
{
	return 1u << n; /* expect: integers/shift-out-of-range */
}
