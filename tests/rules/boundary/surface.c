/* SPDX-License-Identifier: Apache-2.0 */
/* boundary/surface: what it finds, then what it must leave alone. */
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "surface.h"

int finds_a_service(int s)
{
	return listen(s, 5); /* expect: boundary/surface listen() */
}

int finds_a_shell(const char *command)
{
	return system(command); /* expect: boundary/surface */
}

int finds_one_in_a_condition(int s)
{
	if (listen(s, 1) < 0) /* expect: boundary/surface */
		return -1;
	return 0;
}

#define SERVE(s) listen(s, 1)
int finds_through_a_macro(int s)
{
	return SERVE(s); /* expect: boundary/surface */
}

/** @satisfies REQ-12 */
int allows_what_is_asked_for(int s)
{
	return listen(s, 5);
}

/* @implements REQ-13 */
int allows_another_word(const char *command)
{
	return system(command);
}

int allows_a_client(int s, const struct sockaddr *peer, unsigned size)
{
	return connect(s, peer, size);
}
