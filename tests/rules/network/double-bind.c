/* SPDX-License-Identifier: Apache-2.0 */
/* network/double-bind: what it finds, then what it must leave alone. */
#include "double-bind.h"

struct sockaddr_in {
	unsigned short family, port;
	unsigned address;
};

int finds_two_sockets(int a, int b, struct sockaddr_in *at)
{
	if (bind(a, (struct sockaddr *)at, sizeof(*at)) != 0)
		return -1;
	return bind(b, (struct sockaddr *)at, sizeof(*at)); /* expect: network/double-bind */
}

int finds_a_local_address(int a, int b)
{
	struct sockaddr_in at = {2, 80, 0};
	int one = bind(a, (struct sockaddr *)&at, sizeof(at));
	int two = bind(b, (struct sockaddr *)&at, sizeof(at)); /* expect: network/double-bind */
	return one | two;
}

int finds_a_close_on_error(int a, int b, struct sockaddr_in *at)
{
	if (bind(a, (struct sockaddr *)at, sizeof(*at)) != 0) {
		close(a);
		return -1;
	}
	return bind(b, (struct sockaddr *)at, sizeof(*at)); /* expect: network/double-bind */
}

#define BIND(s, at) bind(s, (struct sockaddr *)(at), sizeof(*(at)))
int finds_through_a_macro(int a, int b, struct sockaddr_in *at)
{
	BIND(a, at);
	return BIND(b, at); /* expect: network/double-bind */
}

int allows_another_port(int a, int b, struct sockaddr_in *at)
{
	bind(a, (struct sockaddr *)at, sizeof(*at));
	at->port = 81;
	return bind(b, (struct sockaddr *)at, sizeof(*at));
}

int allows_a_closed_one(int a, int b, struct sockaddr_in *at)
{
	bind(a, (struct sockaddr *)at, sizeof(*at));
	close(a);
	return bind(b, (struct sockaddr *)at, sizeof(*at));
}

int allows_another_try(int a, struct sockaddr_in *at)
{
	if (bind(a, (struct sockaddr *)at, sizeof(*at)) == 0)
		return 0;
	return bind(a, (struct sockaddr *)at, sizeof(*at));
}

int allows_two_addresses(int a, int b, struct sockaddr_in *x, struct sockaddr_in *y)
{
	bind(a, (struct sockaddr *)x, sizeof(*x));
	return bind(b, (struct sockaddr *)y, sizeof(*y));
}

int htons(int port);

int allows_ports_of_the_systems_choice(int a, int b)
{
	struct {
		unsigned short family, sin_port;
		unsigned address;
	} at = {0};

	at.sin_port = (unsigned short)htons(0);
	bind(a, (struct sockaddr *)&at, sizeof(at));
	return bind(b, (struct sockaddr *)&at, sizeof(at));
}
