/* SPDX-License-Identifier: Apache-2.0 */
/* network/bind-any: what it finds, then what it must leave alone. */
#include <arpa/inet.h>
#include <string.h>

#include "bind-any.h"

int modbus_new_tcp(const char *node, int port);

int finds_inaddr_any(int fd)
{
	struct sockaddr_in a = {0};
	a.sin_family = AF_INET;
	a.sin_port = htons(502);
	a.sin_addr.s_addr = htonl(INADDR_ANY); /* expect: network/bind-any every interface */
	return bind(fd, (struct sockaddr *)&a, sizeof(a));
}

int finds_without_swapping(int fd, struct sockaddr_in *a, int port)
{
	a->sin_port = htons(port);
	a->sin_addr.s_addr = INADDR_ANY; /* expect: network/bind-any */
	return bind(fd, (struct sockaddr *)a, sizeof(*a));
}

int finds_a_text(int fd)
{
	struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = 1};
	inet_pton(AF_INET, "0.0.0.0", &a.sin_addr); /* expect: network/bind-any */
	return bind(fd, (struct sockaddr *)&a, sizeof(a));
}

int finds_a_model_row(void)
{
	return modbus_new_tcp("0.0.0.0", 502); /* expect: network/bind-any */
}

#define ANYWHERE(a) ((a).sin_addr.s_addr = htonl(INADDR_ANY))
int finds_through_a_macro(int fd, struct sockaddr_in a)
{
	ANYWHERE(a); /* expect: network/bind-any */
	return bind(fd, (struct sockaddr *)&a, sizeof(a));
}

int allows_the_loopback(int fd, struct sockaddr_in *a)
{
	a->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	return bind(fd, (struct sockaddr *)a, sizeof(*a));
}

int allows_what_is_configured(int fd, struct sockaddr_in *a, const char *text)
{
	inet_pton(AF_INET, text, &a->sin_addr);
	modbus_new_tcp(text, 502);
	return bind(fd, (struct sockaddr *)a, sizeof(*a));
}

int allows_a_client(int fd)
{
	struct sockaddr_in a = {0};
	a.sin_addr.s_addr = htonl(INADDR_ANY);
	a.sin_port = 0;
	return bind(fd, (struct sockaddr *)&a, sizeof(a));
}

int allows_one_device(int fd, const char *name)
{
	struct sockaddr_in a = {0};

	a.sin_port = htons(67);
	a.sin_addr.s_addr = INADDR_ANY;
	if (setsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, name, 4) < 0)
		return -1;
	return bind(fd, (struct sockaddr *)&a, sizeof(a));
}

int allows_a_comparison(const struct sockaddr_in *a)
{
	return a->sin_addr.s_addr == htonl(INADDR_ANY);
}

void allows_an_address_that_is_not_bound(struct sockaddr_in *a)
{
	a->sin_addr.s_addr = INADDR_ANY;
}

int finds_modbus(void)
{
	void *m = modbus_new_tcp(0, 502);

	return modbus_tcp_listen(m, 1); /* expect: network/bind-any */
}

int allows_modbus_on_one_address(const char *host)
{
	void *m = modbus_new_tcp(host, 502);

	return modbus_tcp_listen(m, 1);
}

int allows_a_socket_for_broadcasts(int s, struct sockaddr_in *a)
{
	int on = 1;

	setsockopt(s, SOL_SOCKET, SO_BROADCAST, &on, sizeof(on));
	a->sin_port = htons(67);
	a->sin_addr.s_addr = INADDR_ANY;
	return bind(s, (struct sockaddr *)a, sizeof(*a));
}

int finds_an_address_that_is_only_cleared(int s)
{
	struct sockaddr_in a;

	memset(&a, 0, sizeof(a));
	a.sin_family = AF_INET;
	a.sin_port = htons(502);
	if (bind(s, (struct sockaddr *)&a, sizeof(a)) != 0) /* expect: network/bind-any */
		return -1;
	return listen(s, 5);
}

int finds_an_address_with_an_empty_initialiser(int s)
{
	struct sockaddr_in6 a = {0};

	a.sin6_family = AF_INET6;
	a.sin6_port = htons(502);
	bind(s, (struct sockaddr *)&a, sizeof(a)); /* expect: network/bind-any */
	return listen(s, 5);
}

int allows_a_cleared_address_without_a_port(int s)
{
	struct sockaddr_in a;

	memset(&a, 0, sizeof(a));
	a.sin_family = AF_INET;
	bind(s, (struct sockaddr *)&a, sizeof(a));
	return listen(s, 5);
}

int allows_a_cleared_address_that_is_set(int s, const char *host)
{
	struct sockaddr_in a;

	memset(&a, 0, sizeof(a));
	a.sin_port = htons(502);
	inet_pton(AF_INET, host, &a.sin_addr);
	bind(s, (struct sockaddr *)&a, sizeof(a));
	return listen(s, 5);
}

int allows_a_cleared_address_of_a_client(int s)
{
	struct sockaddr_in a;

	memset(&a, 0, sizeof(a));
	a.sin_port = htons(502);
	return bind(s, (struct sockaddr *)&a, sizeof(a));
}
