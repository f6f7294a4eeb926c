/* SPDX-License-Identifier: Apache-2.0 */
/* integers/overflow: what it finds, then what it must leave alone. */
#include <limits.h>
#include <stdio.h>

#include "overflow.h"

long recv(int s, void *data, unsigned long size, int flags);

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

int finds_the_network(int s)
{
	int n = 0;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n))
		return 0;
	return n * 2; /* expect: integers/overflow network */
}

int finds_the_greatest(void)
{
	int n = INT_MAX;
	return n + 1; /* expect: integers/overflow */
}

char finds_a_character(FILE *f)
{
	char c = 0;
	if (fscanf(f, "%c", &c) != 1)
		return 0;
	c = c + 1; /* expect: integers/overflow */
	return c;
}

static int more(int n)
{
	return n + 5; /* expect: integers/overflow */
}
int finds_across_functions(FILE *f)
{
	int n = 0;
	if (fscanf(f, "%d", &n) != 1)
		return 0;
	return more(n);
}

int overflow_more(int n);
int finds_across_files(FILE *f)
{
	int n = 0;

	if (fscanf(f, "%d", &n) != 1)
		return 0;
	return overflow_more(n);
}

int allows_a_check(int s)
{
	int n = 0;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n) || n > 1000 || n < 0)
		return 0;
	return n * 2;
}

int allows_the_check_of_the_limit(FILE *f)
{
	int n = 0;
	if (fscanf(f, "%d", &n) != 1)
		return 0;
	return n < INT_MAX ? n + 1 : n;
}

int allows_a_parameter(int n)
{
	return n + 1;
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
