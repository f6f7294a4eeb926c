/* SPDX-License-Identifier: Apache-2.0 */
/* defaults/debug-enabled: what it finds, then what it must leave alone. */
#include <stdbool.h>
#include <string.h>
#include <sys/socket.h>

#include "debug-enabled.h"

struct config {
	bool jtag_enabled, debug_shell, debug_output;
	int debug_level;
};

int start_shell(int port);
void log_text(const char *text);

static struct config config = {
	.jtag_enabled = true, /* expect: defaults/debug-enabled 'jtag_enabled' is on */
	.debug_shell = false,
	.debug_level = 1,
};

void finds_what_factory_defaults_set(struct config *c)
{
	c->debug_shell = true; /* expect: defaults/debug-enabled */
}

int finds_a_shell_unless_released(int port)
{
#ifndef RELEASE /* expect: defaults/debug-enabled turn it round */
	return start_shell(port);
#else
	return port;
#endif
}

#define OPEN(port) start_shell(port)
int finds_a_shell_through_a_macro(int port)
{
#if !defined(PRODUCTION_BUILD) /* expect: defaults/debug-enabled */
	log_text("on");
#if 1
	return OPEN(port);
#endif
#endif
	return config.debug_level;
}

bool check_login(const char *given, const char *stored)
{
#ifndef SHIPPING /* expect: defaults/debug-enabled */
	if (given[0] == '!')
		return true;
#endif
	return strcmp(given, stored) == 0;
}

#ifndef RELEASE /* expect: defaults/debug-enabled */
int uart_console(int port)
{
	return port;
}
#endif

#if !defined(FOR_PRODUCTION) /* expect: defaults/debug-enabled */
int listens(int fd)
{
	return listen(fd, 5);
}
#endif

int allows_the_right_way_round(int port)
{
#ifdef DEBUG_SHELL
	return start_shell(port);
#else
	return port;
#endif
}

void allows_more_output_unless_released(void)
{
#ifndef RELEASE
	log_text("started");
#endif
}

int allows_what_is_for_release(int port)
{
#ifdef RELEASE
	return start_shell(port);
#endif
	return port;
}

int allows_the_other_branch(int port)
{
#ifndef RELEASE
	log_text("no shell here");
#else
	port = start_shell(port);
#endif
	return port;
}

#ifndef RELEASE_DATE
#define RELEASE_DATE "today"
int allows_a_date(int fd)
{
	return listen(fd, 5);
}
#endif

void allows_defaults_of_output(struct config *c)
{
	c->debug_output = true;
	c->debug_level = 1;
	c->jtag_enabled = false;
}
