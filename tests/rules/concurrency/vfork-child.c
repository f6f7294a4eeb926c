/* SPDX-License-Identifier: Apache-2.0 */
/* concurrency/vfork-child: what it finds, then what it must leave alone. */
#include "vfork-child.h"

static int started;

int finds_a_return(char *const *arguments)
{
	int child = vfork();

	if (child == 0) {
		execv("/bin/ls", arguments);
		return -1; /* expect: concurrency/vfork-child returns */
	}
	return child;
}

int finds_a_variable(char *const *arguments)
{
	pid_t child;

	if ((child = vfork()) != 0) {
		return child;
	} else {
		started++; /* expect: concurrency/vfork-child changes a variable */
		execv("/bin/ls", arguments);
		_exit(127);
	}
}

int finds_a_pointer(char **arguments)
{
	pid_t child = vfork();

	if (!child) {
		arguments[0] = "ls"; /* expect: concurrency/vfork-child */
		execv("/bin/ls", arguments);
		_exit(127);
	}
	return child;
}

#define IN_CHILD (vfork() == 0)
int finds_through_a_macro(char *const *arguments)
{
	if (IN_CHILD) {
		started = 1; /* expect: concurrency/vfork-child */
		execv("/bin/ls", arguments);
		_exit(127);
	}
	return 0;
}

int allows_exec_alone(char *const *arguments)
{
	pid_t child = vfork();

	if (child == 0) {
		execv("/bin/ls", arguments);
		_exit(127);
	}
	started++;
	return child;
}

int allows_fork(char *const *arguments)
{
	pid_t child = fork();

	if (child == 0) {
		started = 1;
		execv("/bin/ls", arguments);
		exit(127);
	}
	return child;
}

int allows_a_failure(char *const *arguments)
{
	pid_t child = vfork();

	if (child < 0)
		return -1;
	if (child == 0) {
		dup2(1, 2);
		execv("/bin/ls", arguments);
		_exit(127);
	}
	started = 1;
	return child;
}
