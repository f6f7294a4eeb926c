/* SPDX-License-Identifier: Apache-2.0 */
/* injection/tainted-format: what it finds, then what it must leave alone. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tainted-format.h"

void finds_the_environment(void)
{
	char *text = getenv("TEXT");
	if (text)
		printf(text); /* expect: injection/tainted-format environment */
}

void finds_a_line(FILE *f, char *to)
{
	char line[100] = "";
	if (fgets(line, sizeof(line), f))
		snprintf(to, 10, line); /* expect: injection/tainted-format snprintf() */
}

void finds_a_copy(FILE *f)
{
	char line[100] = "", copy[100];
	if (!fgets(line, sizeof(line), f))
		return;
	strcpy(copy, line);
	fprintf(f, copy); /* expect: injection/tainted-format */
}

static void say(const char *text)
{
	printf(text); /* expect: injection/tainted-format */
}
void finds_across_functions(int s)
{
	char data[100] = "";
	if (recv(s, data, sizeof(data) - 1, 0) > 0)
		say(data);
}

#define SAY(t) printf(t)
void finds_through_a_macro(void)
{
	char *text = getenv("TEXT");
	if (text)
		SAY(text); /* expect: injection/tainted-format */
}

void tainted_format_say(const char *text);
void finds_across_files(int s)
{
	char data[100] = "";

	if (recv(s, data, sizeof(data) - 1, 0) > 0)
		tainted_format_say(data);
}

void allows_an_argument(void)
{
	char *text = getenv("TEXT");
	if (text)
		printf("%s", text);
}

void allows_a_literal(void)
{
	char buffer[100] = "";
	char *data = buffer;
	strcpy(data, "fixed");
	printf(data);
}

void allows_a_parameter_nobody_knows(const char *text)
{
	printf(text);
}
