/* SPDX-License-Identifier: Apache-2.0 */
/* control/missing-return: what it finds, then what it must leave alone. */
#include "missing-return.h"

void die(void) __attribute__((noreturn));

int finds_a_forgotten_branch(int role)
{
	if (role == 1)
		return 1;
} /* expect: control/missing-return */

int finds_a_switch(int role)
{
	switch (role) {
	case 1:
		return 1;
	case 2:
		return 0;
	}
} /* expect: control/missing-return */

int finds_no_return_at_all(int *p)
{
	*p = 0;
} /* expect: control/missing-return */

#define CHECK(x) \
	if (x)   \
	return 1
int finds_through_a_macro(int a)
{
	CHECK(a);
} /* expect: control/missing-return */

int allows_all_ways(int role)
{
	if (role == 1)
		return 1;
	else
		return 0;
}

int allows_the_end_of_the_program(int role)
{
	if (role == 1)
		return 1;
	die();
}

int allows_an_endless_loop(int *p)
{
	for (;;)
		if (!*p++)
			return 1;
}
