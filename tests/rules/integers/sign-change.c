/* SPDX-License-Identifier: Apache-2.0 */
/* integers/sign-change: what it finds, then what it must leave alone. */
#include <stdio.h>
#include <stdlib.h>

#include "sign-change.h"

unsigned finds_a_negative_number(int argc, char **argv)
{
	int given = argc > 1 ? atoi(argv[1]) : 1;
	unsigned times = given; /* expect: integers/sign-change */
	return times;
}

int finds_a_large_number(int s)
{
	unsigned n = 0;
	int balance;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n))
		return 0;
	balance = n; /* expect: integers/sign-change */
	return balance / 2;
}

int finds_a_cast_below_a_limit(void)
{
	unsigned n = 0;
	if (scanf("%u", &n) != 1)
		return 0;
	int shown = (int)n; /* expect: integers/sign-change */
	return shown > 100 ? 0 : shown;
}

static unsigned turned(int n)
{
	unsigned rounds = n; /* expect: integers/sign-change */
	return rounds * 2;
}
unsigned finds_across_functions(void)
{
	int n = 0;
	return scanf("%d", &n) == 1 ? turned(n) : 0;
}

#define GIVE(to, n) unsigned to = n
unsigned finds_through_a_macro(void)
{
	int n = 0;
	if (scanf("%d", &n) != 1)
		return 0;
	GIVE(rounds, n); /* expect: integers/sign-change */
	return rounds / 2;
}

unsigned sign_change_turned(int n);
unsigned finds_across_files(void)
{
	int n = 0;
	return scanf("%d", &n) == 1 ? sign_change_turned(n) : 0;
}

unsigned allows_a_check(void)
{
	int n = 0;
	if (scanf("%d", &n) != 1 || n < 0)
		return 0;
	unsigned rounds = n;
	return rounds / 2;
}

int allows_a_check_afterwards(int s)
{
	unsigned n = 0;
	int balance;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n))
		return 0;
	balance = n;
	return balance < 0 ? 0 : balance / 2;
}

unsigned allows_an_upper_limit_of_an_unsigned_number(void)
{
	int n = 0;
	if (scanf("%d", &n) != 1)
		return 0;
	unsigned rounds = n;
	return rounds > 100 ? 0 : rounds;
}

unsigned allows_a_cast(void)
{
	int n = 0;
	if (scanf("%d", &n) != 1)
		return 0;
	unsigned bits = (unsigned)n;
	return bits / 16;
}

unsigned allows_a_parameter(int n)
{
	unsigned rounds = n;
	return rounds / 2;
}

int finds_a_number_that_is_too_large(void)
{
	unsigned limit = 0xfffffff0u;
	int rest = limit; /* expect: integers/sign-change */
	return rest;
}

unsigned allows_all_bits(void)
{
	int none = -1;
	unsigned all = none;
	return all;
}
