/* SPDX-License-Identifier: Apache-2.0 */
/* leftovers/environment-output: what it finds, then what it must leave alone. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>

extern char **environ;
void print_line(const char *text);

#include "environment-output.h"

void finds_a_print(void)
{
	printf("%s\n", getenv("PATH")); /* expect: leftovers/environment-output */
}

void finds_a_function_of_its_own(void)
{
	print_line(getenv("HOME")); /* expect: leftovers/environment-output */
}

void finds_a_log_through_a_variable(void)
{
	const char *path = getenv("LD_LIBRARY_PATH");

	syslog(LOG_INFO, "libraries from %s", path); /* expect: leftovers/environment-output */
}

void finds_all_of_it(void)
{
	for (char **e = environ; *e; e++)
		puts(*e); /* expect: leftovers/environment-output */
}

void finds_one_of_it(int i)
{
	printf("%s", environ[i]); /* expect: leftovers/environment-output */
}

int allows_counting(void)
{
	int n = 0;

	for (char **e = environ; *e; e++)
		n++;
	return n;
}

#define SHOW(name) puts(getenv(name))
void finds_through_a_macro(void)
{
	SHOW("PATH"); /* expect: leftovers/environment-output */
}

int allows_a_decision(void)
{
	return getenv("NO_COLOR") != NULL;
}

int allows_a_comparison(void)
{
	const char *mode = getenv("MODE");

	return mode && strcmp(mode, "safe") == 0;
}

void allows_the_name(const char *name)
{
	if (!getenv(name))
		printf("%s is not set\n", name);
}

FILE *allows_a_file_of_the_user(void)
{
	const char *name = getenv("INPUT");

	return name ? fopen(name, "r") : NULL;
}
