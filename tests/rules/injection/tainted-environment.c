/* SPDX-License-Identifier: Apache-2.0 */
/* injection/tainted-environment: what it finds, then what it must leave alone. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tainted-environment.h"

void finds_a_line(FILE *f)
{
	static char line[100];
	if (fgets(line, sizeof(line), f))
		putenv(line); /* expect: injection/tainted-environment putenv() */
}

void finds_the_network(int s)
{
	char data[100] = "";
	if (recv(s, data, sizeof(data) - 1, 0) > 0)
		setenv("PATH", data, 1); /* expect: injection/tainted-environment */
}

static void set(const char *value)
{
	setenv("IFS", value, 1); /* expect: injection/tainted-environment */
}
void finds_across_functions(FILE *f)
{
	char line[100] = "";
	if (fgets(line, sizeof(line), f))
		set(line);
}

#define SET(v) setenv("A", v, 0)
void finds_through_a_macro(FILE *f)
{
	char line[100] = "";
	if (fgets(line, sizeof(line), f))
		SET(line); /* expect: injection/tainted-environment */
}

void tainted_environment_set(const char *value);
void finds_across_files(FILE *f)
{
	char line[100] = "";

	if (fgets(line, sizeof(line), f))
		tainted_environment_set(line);
}

void allows_a_literal(void)
{
	setenv("PATH", "/bin", 1);
}

void allows_a_parameter_nobody_knows(const char *value)
{
	setenv("TZ", value, 1);
}

void allows_a_choice(int a)
{
	setenv("LANG", a ? "C" : "POSIX", 1);
}

void allows_putting_it_back(void)
{
	const char *zone = getenv("TZ");
	char kept[32] = "";

	if (zone)
		snprintf(kept, sizeof(kept), "%s", zone);
	setenv("TZ", "UTC", 1);
	if (zone)
		setenv("TZ", kept, 1);
}

void finds_another_variable(void)
{
	const char *path = getenv("TOOLS");

	if (path)
		setenv("PATH", path, 1); /* expect: injection/tainted-environment */
}

int allows_one_of_two_names(FILE *f)
{
	char pair[100] = "", *value;
	if (!fgets(pair, sizeof(pair), f))
		return -1;
	value = strchr(pair, '=');
	if (!value)
		return -1;
	*value++ = 0;
	if (strcmp(pair, "LANG") != 0 && strcmp(pair, "TZ") != 0)
		return -1;
	return setenv(pair, value, 1);
}
