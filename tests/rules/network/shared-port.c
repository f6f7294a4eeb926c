/* SPDX-License-Identifier: Apache-2.0 */
/* network/shared-port: what it finds, then what it must leave alone. */
#include "shared-port.h"

enum { SOL_SOCKET = 1, SO_REUSEADDR = 2, SO_KEEPALIVE = 9, SO_REUSEPORT = 15 };
enum { AF_INET = 2, SOCK_STREAM = 1, SOCK_DGRAM = 2, SOCK_CLOEXEC = 0x80000 };

int finds_a_stream(void)
{
	int yes = 1, s = socket(AF_INET, SOCK_STREAM, 0);
	return setsockopt(s, SOL_SOCKET, SO_REUSEPORT, &yes, sizeof(yes)); /* expect: network/shared-port */
}

int finds_datagrams(void)
{
	int yes = 1, s;
	s = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	return setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes)); /* expect: network/shared-port */
}

#define SHARE(s, yes) setsockopt(s, 0xffff, 0x200, yes, sizeof(*(yes)))
int finds_through_a_macro(int s, int *yes)
{
	return SHARE(s, yes); /* expect: network/shared-port */
}

int allows_a_restart(void)
{
	int yes = 1, s = socket(AF_INET, SOCK_STREAM, 0);
	return setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
}

int allows_another_option(int s)
{
	int yes = 1;
	return setsockopt(s, SOL_SOCKET, SO_KEEPALIVE, &yes, sizeof(yes));
}

int allows_another_level(int s)
{
	int yes = 1;
	return setsockopt(s, 6, SO_REUSEPORT, &yes, sizeof(yes));
}

int allows_switching_off(int s)
{
	int no = 0;
	return setsockopt(s, SOL_SOCKET, SO_REUSEPORT, &no, sizeof(no));
}
