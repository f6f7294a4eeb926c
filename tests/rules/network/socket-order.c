/* SPDX-License-Identifier: Apache-2.0 */
/* network/socket-order: what it finds, then what it must leave alone. */
#include "socket-order.h"

int finds_listen_before_bind(const struct sockaddr *at)
{
	int s = socket(2, 1, 0);
	if (listen(s, 5) != 0) /* expect: network/socket-order listen() comes before bind() */
		return -1;
	if (bind(s, at, 16) != 0)
		return -1;
	return accept(s, 0, 0);
}

int finds_accept_before_listen(const struct sockaddr *at)
{
	int s, c;
	s = socket(2, 1, 0);
	bind(s, at, 16);
	c = accept(s, 0, 0); /* expect: network/socket-order accept() */
	listen(s, 5);
	return c;
}

int finds_accept_before_bind(const struct sockaddr *at)
{
	int s = socket(2, 1, 0);
	int c = accept(s, 0, 0); /* expect: network/socket-order */
	bind(s, at, 16);
	return c;
}

#define LISTEN(s) listen(s, 5)
int finds_through_a_macro(const struct sockaddr *at)
{
	int s = socket(2, 1, 0);
	LISTEN(s); /* expect: network/socket-order */
	return bind(s, at, 16);
}

int allows_the_order(const struct sockaddr *at)
{
	int s = socket(2, 1, 0);
	if (bind(s, at, 16) != 0 || listen(s, 5) != 0)
		return -1;
	return accept(s, 0, 0);
}

int allows_two_sockets(const struct sockaddr *at)
{
	int a = socket(2, 1, 0), b = socket(2, 1, 0);
	bind(a, at, 16);
	listen(a, 5);
	return bind(b, at, 16);
}

int allows_a_socket_of_somebody_else(int s, const struct sockaddr *at)
{
	listen(s, 5);
	return bind(s, at, 16);
}
