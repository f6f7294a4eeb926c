/* SPDX-License-Identifier: Apache-2.0 */
/* network/host-order: what it finds, then what it must leave alone. */
#include <arpa/inet.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>

#include "host-order.h"

long finds_a_number(int s)
{
	uint32_t n;

	if (recv(s, &n, sizeof(n), 0) != sizeof(n)) /* expect: network/host-order */
		return -1;
	return n;
}

int finds_a_number_in_a_buffer(int s)
{
	uint8_t b[10];
	uint16_t length;

	if (recv(s, b, sizeof(b), 0) != sizeof(b))
		return -1;
	memcpy(&length, b + 2, sizeof(length)); /* expect: network/host-order */
	return length;
}

int finds_its_address(int s)
{
	uint8_t b[10];
	uint16_t length;

	if (recv(s, b, sizeof(b), 0) != sizeof(b))
		return -1;
	memcpy(&length, &b[4], sizeof(length)); /* expect: network/host-order */
	return length;
}

#define TAKE(s, to) recv(s, &(to), sizeof(to), 0)
long finds_through_a_macro(int s)
{
	uint16_t n;

	if (TAKE(s, n) != sizeof(n)) /* expect: network/host-order */
		return -1;
	return n;
}

long allows_one_that_is_turned(int s)
{
	uint32_t n;

	if (recv(s, &n, sizeof(n), 0) != sizeof(n))
		return -1;
	return ntohl(n);
}

int allows_one_that_is_turned_by_the_compiler(int s)
{
	uint8_t b[10];
	uint16_t length;

	if (recv(s, b, sizeof(b), 0) != sizeof(b))
		return -1;
	memcpy(&length, b + 2, sizeof(length));
	return __builtin_bswap16(length);
}

int allows_a_byte(int s)
{
	uint8_t c;

	return recv(s, &c, 1, 0) == 1 ? c : -1;
}
