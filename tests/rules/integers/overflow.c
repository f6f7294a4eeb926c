/* SPDX-License-Identifier: Apache-2.0 */
/* integers/overflow: what it finds, then what it must leave alone. */
#include "overflow.h"

int finds_a_product(void)
{
	return 100000 * 100000; /* expect: integers/overflow */
}

long long finds_a_late_conversion(void)
{
	return 1000 * 1000 * 1000 * 10; /* expect: integers/overflow */
}

int finds_a_sum(void)
{
	return 2147483647 + 1; /* expect: integers/overflow */
}

#define DAY (24 * 60 * 60)
int finds_through_a_macro(void)
{
	return DAY * 1000 * 1000; /* expect: integers/overflow */
}

long long allows_a_wide_type(void)
{
	return 100000ll * 100000;
}

unsigned allows_unsigned_constants(void)
{
	return 0u - 1u;
}

int allows_what_fits(void)
{
	return 1000 * 1000;
}
