/* SPDX-License-Identifier: Apache-2.0 */
/* api/argument-count: what it finds, then what it must leave alone. */
#include "argument-count.h"

int add();

int finds_too_few(void)
{
	return add(1); /* expect: api/argument-count takes 2 arguments and 1 is passed */
}

int finds_too_many(void)
{
	return add(1, 2, 3); /* expect: api/argument-count takes 2 arguments and 3 are passed */
}

int add(a, b)
	int a, b;
{
	return a + b;
}

static int one(int a)
{
	return a;
}

int finds_through_a_pointer(void)
{
	int (*f)() = (int (*)())one;
	return f(1, 2); /* expect: api/argument-count one() takes 1 argument */
}

#define TWICE(a) (2 * (a))
int finds_within_the_argument_of_a_macro(void)
{
	int sum = add(TWICE(4)); /* expect: api/argument-count */
	return sum;
}

int allows_what_fits(void)
{
	int (*f)() = (int (*)())one;
	return add(1, 2) + f(1);
}

int unknown();
int allows_what_is_defined_elsewhere(void)
{
	return unknown(1) + unknown(1, 2);
}

int sum_of(int n, ...);
int sum_of(int n, ...)
{
	return n;
}
int allows_a_list(void)
{
	return sum_of(1, 2, 3);
}
