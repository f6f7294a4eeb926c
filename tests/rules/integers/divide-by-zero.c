/* SPDX-License-Identifier: Apache-2.0 */
/* integers/divide-by-zero: what it finds, then what it must leave alone. */
#include "divide-by-zero.h"

int finds_a_constant(int total)
{
	return total / 0; /* expect: integers/divide-by-zero */
}

int finds_a_remainder(int total)
{
	return total % (3 - 3); /* expect: integers/divide-by-zero */
}

void finds_an_assignment(int *total)
{
	*total /= 0; /* expect: integers/divide-by-zero */
}

#define PER(a, b) ((a) / (b))
int finds_through_a_macro(int total)
{
	return PER(total, 0); /* expect: integers/divide-by-zero */
}

int allows_a_constant(int total)
{
	return total / 4;
}

int allows_a_checked_number(int total, int count)
{
	return count ? total / count : 0;
}

double allows_a_floating_point_constant(double total)
{
	return total / 0.5;
}
