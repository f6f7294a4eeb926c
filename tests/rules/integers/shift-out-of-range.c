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
