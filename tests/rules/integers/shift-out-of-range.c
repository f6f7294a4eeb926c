/* SPDX-License-Identifier: Apache-2.0 */
/* integers/shift-out-of-range: what it finds, then what it must leave alone. */
#include "shift-out-of-range.h"

unsigned finds_the_width(unsigned a)
{
	return a << 32; /* expect: integers/shift-out-of-range */
}

int finds_a_negative_count(int a)
{
	return a >> -1; /* expect: integers/shift-out-of-range */
}

unsigned long long finds_a_narrow_operand(int flag)
{
	return (unsigned long long)(flag << 40); /* expect: integers/shift-out-of-range */
}

unsigned finds_a_count_in_a_variable(void)
{
	int width = 32;
	return 1u << width; /* expect: integers/shift-out-of-range 32 */
}

long read(int fd, void *data, unsigned long size);
unsigned finds_a_count_that_somebody_sends(int s)
{
	unsigned n = 0;
	if (read(s, &n, sizeof(n)) != sizeof(n))
		return 0;
	return 1u << n; /* expect: integers/shift-out-of-range a file */
}

static unsigned bit(int n)
{
	return 1u << n; /* expect: integers/shift-out-of-range */
}
unsigned finds_across_functions(void)
{
	return bit(40);
}
unsigned shift_out_of_range_bit(int n);
unsigned finds_across_files(void)
{
	return shift_out_of_range_bit(33);
}

unsigned allows_a_count_that_was_masked(int s)
{
	unsigned n = 0;
	if (read(s, &n, sizeof(n)) != sizeof(n))
		return 0;
	return 1u << (n & 31);
}

#define BIT(n) (1u << (n))
unsigned finds_through_a_macro(void)
{
	return BIT(33); /* expect: integers/shift-out-of-range */
}

unsigned long long allows_a_wide_operand(void)
{
	return 1ull << 40;
}

unsigned allows_the_last_bit(void)
{
	return 1u << 31;
}

unsigned allows_a_variable(unsigned n)
{
	return n < 32 ? 1u << n : 0;
}

int finds_one_more_than_the_last(void)
{
	int last = 31;
	return 1 << (last + 1); /* expect: integers/shift-out-of-range by 32 */
}

int finds_a_negative_number(void)
{
	int all = -1;
	return all << 4; /* expect: integers/shift-out-of-range undefined */
}

unsigned allows_bits_without_a_sign(void)
{
	unsigned all = ~0u;
	return all << 4;
}
