/* SPDX-License-Identifier: Apache-2.0 */
/* syntax/assert-effect: what it finds, then what it must leave alone. */
#include <assert.h>
int open_door(int *state);

#include "assert-effect.h"

int finds_an_increment(int n)
{
	assert(n++ < 10); /* expect: syntax/assert-effect */
	return n;
}

int finds_an_assignment(int *state)
{
	int error;

	assert((error = open_door(state)) == 0); /* expect: syntax/assert-effect */
	return error;
}

int finds_a_change(int *n)
{
	assert((*n -= 1) >= 0); /* expect: syntax/assert-effect */
	return *n;
}

#define STEP(n) (n)--
int finds_through_a_macro(int n)
{
	assert(STEP(n) > 0); /* expect: syntax/assert-effect */
	return n;
}

int allows_a_question(int n)
{
	assert(n < 10 && n >= 0);
	return n;
}

int allows_work_before(int *state)
{
	int error = open_door(state);

	assert(error == 0);
	return error;
}

int allows_a_loop(const int *a, int n)
{
	int i;

	for (i = 0; i < n; i++)
		assert(a[i] != 0);
	return i;
}

long read(int fd, void *to, unsigned long n);
int setuid(unsigned user);
unsigned long strlen(const char *text);

void finds_a_read(int fd, char *to)
{
	assert(read(fd, to, 4) == 4); /* expect: syntax/assert-effect */
}

void finds_a_protection(void)
{
	assert(setuid(1000) == 0); /* expect: syntax/assert-effect */
}

void allows_a_question_of_a_function(const char *text)
{
	assert(strlen(text) < 10);
}

int fails(const char *what);
#define ASSERT(what) ((what) ? 0 : fails(#what))
int allows_an_assertion_that_stays(int fd, char *to)
{
	return ASSERT(read(fd, to, 4) == 4);
}

int allows_a_change_in_one_that_stays(int n)
{
	int m;

	return ASSERT(m = n + 1) + m;
}
