/* SPDX-License-Identifier: Apache-2.0 */
/* network/short-read: what it finds, then what it must leave alone. */
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>

struct header {
	uint32_t kind, length;
};

#include "short-read.h"

int finds_a_header(int s)
{
	struct header h;

	if (recv(s, &h, sizeof(h), 0) < 0) /* expect: network/short-read */
		return -1;
	return h.length;
}

int finds_an_end_that_is_seen(int s)
{
	struct header h;

	if (recv(s, &h, sizeof(h), 0) <= 0) /* expect: network/short-read */
		return -1;
	return h.kind;
}

long finds_a_number(int s)
{
	uint32_t n;

	if (recv(s, &n, sizeof(n), 0) == -1) /* expect: network/short-read */
		return -1;
	return n;
}

#define TAKE(s, to) (recv(s, &(to), sizeof(to), 0) < 1)
int finds_through_a_macro(int s)
{
	struct header h;

	if (TAKE(s, h)) /* expect: network/short-read */
		return -1;
	return h.length;
}

int allows_the_whole(int s)
{
	struct header h;

	if (recv(s, &h, sizeof(h), 0) != sizeof(h))
		return -1;
	return h.length;
}

int allows_who_waits_for_all(int s)
{
	struct header h;

	if (recv(s, &h, sizeof(h), MSG_WAITALL) <= 0)
		return -1;
	return h.length;
}

int allows_one_byte(int s)
{
	uint8_t c;

	return recv(s, &c, 1, 0) < 0 ? -1 : c;
}

int allows_an_object_of_zeros(int s)
{
	struct header h;

	memset(&h, 0, sizeof(h));
	if (recv(s, &h, sizeof(h), 0) < 0)
		return -1;
	return h.length;
}
