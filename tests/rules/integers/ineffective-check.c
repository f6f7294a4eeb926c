/* SPDX-License-Identifier: Apache-2.0 */
/* integers/ineffective-check: what it finds, then what it must leave alone. */
#include "ineffective-check.h"

struct range {
	int first, count;
};

int finds_a_sum_of_signed_numbers(const struct range *r)
{
	return r->first > r->first + r->count; /* expect: integers/ineffective-check 'int' */
}

int finds_a_pointer(const char *p, unsigned long n, const char *end)
{
	return p + n < p || p + n > end; /* expect: integers/ineffective-check pointer */
}

int finds_numbers_of_16_bits(unsigned short a, unsigned short b)
{
	return a + b < a; /* expect: integers/ineffective-check does not wrap */
}

int finds_a_difference(unsigned room, unsigned need)
{
	return room - need > 0; /* expect: integers/ineffective-check never negative */
}

#define WRAPS(a, b) ((a) + (b) < (a))
int finds_through_a_macro(int a, int b)
{
	return WRAPS(a, b); /* expect: integers/ineffective-check */
}

int allows_unsigned_numbers(unsigned a, unsigned b)
{
	return a + b < a;
}

int allows_a_cast(unsigned short a, unsigned short b)
{
	return (unsigned short)(a + b) < a;
}

int allows_another_limit(int a, int b, int limit)
{
	return a + b < limit;
}

int allows_a_difference_with_sign(int a, int b)
{
	return a - b > 0;
}

int allows_pointers(const char *at, const char *end)
{
	return end - at > 0;
}
