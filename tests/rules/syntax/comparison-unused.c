/* SPDX-License-Identifier: Apache-2.0 */
/* syntax/comparison-unused: what it finds, then what it must leave alone. */
struct door {
	int locked;
};

#include "comparison-unused.h"

void finds_a_member(struct door *d)
{
	d->locked == 1; /* expect: syntax/comparison-unused 'locked' */
}

int finds_a_variable(int a)
{
	int result = 0;

	if (a < 0)
		result == -1; /* expect: syntax/comparison-unused 'result' */
	return result;
}

void finds_the_step_of_a_loop(int n)
{
	int i;

	for (i == 0; i < n; i++) /* expect: syntax/comparison-unused */
		;
}

#define SET(x, y) x == y
void finds_through_a_macro(int *a)
{
	SET(*a, 3); /* expect: syntax/comparison-unused */
}

void allows_an_assignment(struct door *d)
{
	d->locked = 1;
}

int allows_a_value(struct door *d)
{
	return d->locked == 1;
}

void allows_a_cast(int a)
{
	(void)(a == 1);
}

int allows_a_statement_expression(int a)
{
	return ({ a == 2; });
}
