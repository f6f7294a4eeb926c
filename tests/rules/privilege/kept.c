/* SPDX-License-Identifier: Apache-2.0 */
/* privilege/kept: what it finds, then what it must leave alone. */
#include <unistd.h>

#include "kept.h"

int finds_a_daemon(void)
{
	return daemon(0, 0); /* expect: privilege/kept */
}

int finds_one_in_a_condition(int foreground)
{
	if (!foreground && daemon(1, 0) != 0) /* expect: privilege/kept */
		return -1;
	return 0;
}

void finds_one_that_is_not_checked(void)
{
	(void)daemon(1, 1); /* expect: privilege/kept */
}

#define DETACH() daemon(0, 1)
int finds_through_a_macro(void)
{
	return DETACH(); /* expect: privilege/kept */
}

int allows_a_child(void)
{
	return fork() == 0 ? 1 : 0;
}

int allows_another_function(int (*daemon)(int, int))
{
	return daemon(0, 0);
}

typedef int detach_fn(int, int);
detach_fn *allows_naming_it(void)
{
	return daemon;
}

int finds_a_session_of_its_own(void)
{
	if (fork() != 0)
		_exit(0);
	return setsid(); /* expect: privilege/kept */
}
