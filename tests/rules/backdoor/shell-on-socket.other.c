/* SPDX-License-Identifier: Apache-2.0 */
/* backdoor/shell-on-socket: what shell-on-socket.c calls here. */
#include <unistd.h>

int shell_on_socket_take(int c)
{
	return dup2(c, 0); /* expect: backdoor/shell-on-socket */
}
