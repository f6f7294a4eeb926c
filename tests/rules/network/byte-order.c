/* SPDX-License-Identifier: Apache-2.0 */
/* network/byte-order: what it finds, then what it must leave alone. */
#include "byte-order.h"

void finds_a_loopback(struct sockaddr_in *address)
{
	address->sin_addr.s_addr = INADDR_LOOPBACK; /* expect: network/byte-order s_addr */
}

void finds_a_number_of_a_text(struct sockaddr_in6 *address, const char *text)
{
	address->sin6_port = (in_port_t)atoi(text); /* expect: network/byte-order */
}

void finds_a_variable(struct sockaddr_in *address, const char *text)
{
	int port = 502;

	if (text)
		port = (int)strtol(text, NULL, 10);
	address->sin_port = (in_port_t)port; /* expect: network/byte-order */
}

int finds_a_comparison(const struct sockaddr_in *address)
{
	return address->sin_port == 502; /* expect: network/byte-order compared */
}

struct sockaddr_in finds_an_initialiser = {
	.sin_family = AF_INET,
	.sin_port = 1883, /* expect: network/byte-order */
};

#define PORT 20000
#define SET_PORT(a) ((a)->sin_port = PORT)
void finds_through_a_macro(struct sockaddr_in *address)
{
	SET_PORT(address); /* expect: network/byte-order */
}

void allows_conversions(struct sockaddr_in *address, const char *text)
{
	address->sin_port = htons(502);
	address->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	address->sin_port = htons((uint16_t)atoi(text));
	address->sin_addr.s_addr = inet_addr(text);
}

void allows_what_reads_the_same_both_ways(struct sockaddr_in *address)
{
	address->sin_port = 0;
	address->sin_addr.s_addr = INADDR_ANY;
	address->sin_addr.s_addr = INADDR_BROADCAST;
}

void allows_what_comes_from_elsewhere(struct sockaddr_in *address, uint16_t port)
{
	uint16_t other = htons(80);

	address->sin_port = port;
	address->sin_port = other;
}

int allows_comparisons(const struct sockaddr_in *a, const struct sockaddr_in *b)
{
	return a->sin_port == b->sin_port || a->sin_port == htons(502) || a->sin_port != 0;
}

void allows_what_the_system_prints(struct sockaddr_in *address, const char *column)
{
	address->sin_addr.s_addr = strtoul(column, NULL, 16);
}

void finds_a_decimal_number(struct sockaddr_in *address, const char *column)
{
	address->sin_addr.s_addr = strtoul(column, NULL, 10); /* expect: network/byte-order */
}
