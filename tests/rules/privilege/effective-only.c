/* SPDX-License-Identifier: Apache-2.0 */
/* privilege/effective-only: what it finds, then what it must leave alone. */
#include "effective-only.h"

struct user {
	unsigned id, group;
};

int finds_a_checked_drop(const struct user *u, char *const *arguments)
{
	if (seteuid(u->id) != 0)
		return -1;
	return execv("/usr/lib/helper", arguments); /* expect: privilege/effective-only */
}

void finds_a_child(const struct user *u)
{
	if (fork() == 0) {
		seteuid(u->id);
		execl("/usr/lib/helper", "helper", (char *)0); /* expect: privilege/effective-only */
		_exit(1);
	}
}

void finds_a_group(const struct user *u, char *const *environment)
{
	char *arguments[] = {"helper", 0};

	setegid(u->group);
	execve("/usr/lib/helper", arguments, environment); /* expect: privilege/effective-only */
}

#define BECOME(user) seteuid((user)->id)
void finds_through_a_macro(const struct user *u)
{
	BECOME(u);
	execlp("helper", "helper", (char *)0); /* expect: privilege/effective-only */
}

void allows_a_drop_for_good(const struct user *u)
{
	seteuid(u->id);
	setuid(u->id);
	execl("/usr/lib/helper", "helper", (char *)0);
}

void allows_root(void)
{
	seteuid(0);
	execl("/usr/lib/helper", "helper", (char *)0);
}

void allows_a_drop_without_a_program(const struct user *u)
{
	seteuid(u->id);
}

void allows_a_start_before(const struct user *u, char *const *arguments)
{
	if (!u->id)
		execv("/usr/lib/helper", arguments);
	seteuid(u->id);
}
