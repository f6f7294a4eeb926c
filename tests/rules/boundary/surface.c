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

#define EXPORT_SYMBOL(name) extern int name##_exported
#define SHELL_CMD_REGISTER(name, handler) int (*const name##_command)(int) = handler
int finds_an_exported_symbol(int n)
{
	return n;
}
EXPORT_SYMBOL(finds_an_exported_symbol); /* expect: boundary/surface EXPORT_SYMBOL() makes something reachable */

static int debug_peek(int n)
{
	return n;
}
SHELL_CMD_REGISTER(peek, debug_peek); /* expect: boundary/surface */

struct operations {
	long (*unlocked_ioctl)(int command, long argument);
	long (*read)(int command, long argument);
};
static long finds_a_handler(int command, long argument)
{
	return command + argument;
}
const struct operations operations = {
	.unlocked_ioctl = finds_a_handler, /* expect: boundary/surface 'finds_a_handler' answers */
};

/* @satisfies REQ-14 */
static long allows_a_handler_that_is_asked_for(int command, long argument)
{
	return command - argument;
}
const struct operations asked_for = {
	.unlocked_ioctl = allows_a_handler_that_is_asked_for,
	.read = finds_a_handler,
};

/* @satisfies REQ-15 */
int allows_an_export_that_is_asked_for(int n)
{
	return n;
}
EXPORT_SYMBOL(allows_an_export_that_is_asked_for);

/* @satisfies REQ-16 */
SHELL_CMD_REGISTER(poke, debug_peek);

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

__attribute__((visibility("default"))) int finds_a_visible_symbol(int n) /* expect: boundary/surface by an attribute */
{
	return n;
}

__attribute__((visibility("hidden"))) int allows_a_hidden_symbol(int n)
{
	return n;
}

__attribute__((visibility("default"))) int allows_one_of_another_library(int n);

/** @satisfies CR 7.7 */
__attribute__((visibility("default"))) int allows_a_symbol_that_was_asked_for(int n)
{
	return n;
}
