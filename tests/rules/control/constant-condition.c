/* SPDX-License-Identifier: Apache-2.0 */
/* control/constant-condition: what it finds, then what it must leave alone. */
#include "constant-condition.h"

int finds_an_unsigned_below_zero(unsigned length)
{
	if (length < 0) /* expect: control/constant-condition */
		return -1;
	return 0;
}

int finds_a_value_and_itself(int a)
{
	return a == a; /* expect: control/constant-condition */
}

int finds_ranges_that_do_not_meet(int a)
{
	if (a > 5 && a < 3) /* expect: control/constant-condition */
		return 1;
	return 0;
}

int finds_a_range_of_everything(int a)
{
	if (a != 1 || a != 2) /* expect: control/constant-condition */
		return 1;
	return 0;
}

#define BELOW(a) (a)
int finds_through_a_macro(unsigned char c)
{
	return BELOW(c) < 0; /* expect: control/constant-condition */
}

int allows_a_signed(int length)
{
	return length < 0;
}

int allows_a_range(int a)
{
	return a > 3 && a < 5;
}

int allows_endless_loops(int *p)
{
	while (1)
		if (*p++ == 0)
			return 0;
}

enum { DEBUG = 0 };
int allows_a_switch_of_the_build(int a)
{
	if (DEBUG)
		return a;
	return 0;
}
