/* SPDX-License-Identifier: Apache-2.0 */
/* control/unreachable-code: what it finds, then what it must leave alone. */
#include <stdlib.h>

#include "unreachable-code.h"

_Noreturn void stop(int status);
int next(void);

int finds_behind_a_return(int n)
{
	return n + 1;
	n = puts("never"); /* expect: control/unreachable-code */
}

int finds_behind_a_jump(int n)
{
	goto out;
	n = puts("never"); /* expect: control/unreachable-code */
out:
	return n;
}

void finds_behind_an_end(void)
{
	stop(1);
	puts("never"); /* expect: control/unreachable-code */
}

void finds_behind_a_loop_without_end(void)
{
	for (;;)
		if (next() < 0)
			stop(2);
	puts("never"); /* expect: control/unreachable-code */
}

static int first_of(const int *v)
{
	if (v[0] > 0)
		return v[0];
	else
		return v[1];
	puts("never"); /* expect: control/unreachable-code */
}
int unreachable_code_elsewhere(int n);
int finds_across_functions(const int *v)
{
	return first_of(v);
}
int finds_across_files(int n)
{
	return unreachable_code_elsewhere(n);
}

#define LEAVE(n) return (n)
int finds_through_a_macro(int n)
{
	LEAVE(n);
	n = puts("never"); /* expect: control/unreachable-code */
}

enum { VERBOSE = 0 };
void allows_what_a_configuration_switches(void)
{
	if (VERBOSE)
		puts("sometimes");
	if (sizeof(long) == 4)
		puts("elsewhere");
}

int allows_a_label(int n)
{
	if (n > 0)
		goto out;
	return 0;
out:
	puts("here");
	return n;
}

int allows_a_break_too_many(int n)
{
	switch (n) {
	case 1:
		return 2;
		break;
	default:
		return 3;
	}
}

int allows_a_return_too_many(int n)
{
	for (;;) {
		if (next() > n)
			return n;
	}
	return 0;
}

int allows_a_condition_of_the_build(int n)
{
	if (VERBOSE == 0)
		return n;
	puts("in another build");
	return n + 1;
}

int allows_an_end_too_many(int n)
{
	stop(n);
	stop(n + 1);
}

int allows_a_branch_of_the_build(int n)
{
	n += 1;
	if (sizeof(long) == 4)
		puts("elsewhere");
	return n;
}

void allows_an_end_of_one_build(void)
{
	unreachable_code_elsewhere(4);
#ifdef HAVE_SOMETHING
	puts("with it");
#else
	puts("not built in");
	exit(1);
#endif
	puts("and on");
}

static int finds_nobody_who_calls(int n) /* expect: control/unreachable-code unused function */
{
	return n + 1;
}

static int allows_a_caller(int n)
{
	return n + 1;
}
int allows_who_calls(int n)
{
	return allows_a_caller(n);
}

int allows_a_loop_that_is_entered_in_the_middle(int n)
{
	int rounds = 0;

	goto first;
	while (n > 0) {
		rounds++;
	first:
		n--;
	}
	return rounds;
}

#define MAKE(name)                    \
	static inline int name##_a(void) \
	{                             \
		return 1;             \
	}                             \
	static int name##_b(void)     \
	{                             \
		return 2;             \
	}
MAKE(allows_what_a_macro_makes)
int allows_the_other_one(void)
{
	return allows_what_a_macro_makes_a();
}
