/* SPDX-License-Identifier: Apache-2.0 */
/* preprocessor/several-statements: what it finds, then what it must leave alone. */
#include "several-statements.h"

#define LEAVE_ALL() LEAVE(); count()
#define SAFE() do { unlock(); count(); } while (0)
#define BOTH() (unlock(), count())
#define BLOCK() { unlock(); count(); }
#define CALL unlock();
#define RUN(x) x
#define UNLESS(c) if (c) unlock(); count()

int finds_a_loop(int n)
{
	while (n-- > 0)
		LEAVE(); /* expect: preprocessor/several-statements */
	return n;
}

void finds_an_else(int failed)
{
	if (failed)
		lock();
	else
		LEAVE(); /* expect: preprocessor/several-statements */
}

void finds_a_for(int n)
{
	int i;

	for (i = 0; i < n; i++)
		LEAVE(); /* expect: preprocessor/several-statements */
}

void finds_a_macro_of_a_macro(int failed)
{
	if (failed)
		LEAVE_ALL(); /* expect: preprocessor/several-statements */
	lock();
}

void allows_braces(int failed)
{
	if (failed) {
		LEAVE();
	}
	LEAVE();
}

void allows_one_statement(int failed)
{
	if (failed)
		SAFE();
	if (failed)
		BOTH();
	if (failed)
		BLOCK();
	lock();
}

void allows_a_lone_semicolon(int failed)
{
	if (failed)
		CALL;
	lock();
}

void allows_a_macro_with_its_own_condition(int failed)
{
	UNLESS(failed);
}

void allows_the_same_macro_twice(int failed)
{
	if (failed)
		RUN(lock());
	RUN(lock());
}
