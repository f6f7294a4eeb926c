/* SPDX-License-Identifier: Apache-2.0 */
/* api/missing-sentinel: what it finds, then what it must leave alone. */
#include "missing-sentinel.h"

int finds_an_open_list(void)
{
	return execl("/bin/ls", "ls", "-l"); /* expect: api/missing-sentinel execl() */
}

int finds_an_array(void)
{
	char name[8] = "a";

	return execlp("/bin/ls", "ls", name); /* expect: api/missing-sentinel */
}

int finds_no_end_before_the_environment(char **environment)
{
	return execle("/bin/ls", "ls", "-l", environment); /* expect: api/missing-sentinel */
}

#define RUN(program) execl(program, program)
int finds_through_a_macro(void)
{
	return RUN("/bin/true"); /* expect: api/missing-sentinel */
}

int allows_an_end(void)
{
	return execl("/bin/ls", "ls", "-l", (char *)0);
}

int allows_a_plain_zero(void)
{
	return execl("/bin/ls", "ls", 0);
}

int allows_a_variable(const char *last)
{
	return execl("/bin/ls", "ls", last);
}

int allows_an_environment(char **environment)
{
	return execle("/bin/ls", "ls", (char *)0, environment);
}
