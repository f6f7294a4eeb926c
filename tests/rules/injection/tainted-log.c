/* SPDX-License-Identifier: Apache-2.0 */
/* injection/tainted-log: what it finds, then what it must leave alone. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tainted-log.h"

void finds_a_name_from_the_network(int s)
{
	char name[64];
	long n = recv(s, name, sizeof(name) - 1, 0);

	if (n <= 0)
		return;
	name[n] = 0;
	syslog(5, "login failed for %s", name); /* expect: injection/tainted-log network */
}

void finds_the_second_value(int code, FILE *f)
{
	char line[80];

	if (fgets(line, sizeof(line), f))
		syslog(5, "code %d: %s", code, line); /* expect: injection/tainted-log */
}

void finds_what_was_put_together(void)
{
	char text[100];
	char *user = getenv("REMOTE_USER");

	if (!user)
		return;
	snprintf(text, sizeof(text), "user %s", user);
	sd_journal_print(4, "%s", text); /* expect: injection/tainted-log sd_journal_print() */
}

#define WARN(...) syslog(4, __VA_ARGS__)
void finds_through_a_macro(void)
{
	char *user = getenv("REMOTE_USER");

	if (user)
		WARN("no such user: %s", user); /* expect: injection/tainted-log */
}

void allows_a_number(void)
{
	char *port = getenv("REMOTE_PORT");

	if (port)
		syslog(5, "port %d", atoi(port));
}

void allows_the_programs_own_words(int failed)
{
	syslog(5, "%s", failed ? "failed" : "done");
}

void allows_a_parameter_nobody_knows(const char *name)
{
	syslog(5, "hello %s", name);
}

void allows_one_character_of_it(void)
{
	char *user = getenv("REMOTE_USER");

	if (user)
		syslog(5, "begins with %d", user[0]);
}

static void note(const char *text)
{
	syslog(5, "peer says %s", text); /* expect: injection/tainted-log */
}
void finds_across_functions(int s)
{
	char text[100] = "";

	if (recv(s, text, sizeof(text) - 1, 0) > 0)
		note(text);
}

void tainted_log_note(const char *text);
void finds_across_files(int s)
{
	char text[100] = "";

	if (recv(s, text, sizeof(text) - 1, 0) > 0)
		tainted_log_note(text);
}
