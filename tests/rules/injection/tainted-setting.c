/* SPDX-License-Identifier: Apache-2.0 */
/* injection/tainted-setting: what it finds, then what it must leave alone. */
#include "tainted-setting.h"

void finds_the_network(int s)
{
	char name[64] = "";

	if (recv(s, name, sizeof(name) - 1, 0) > 0)
		sethostname(name, strlen(name)); /* expect: injection/tainted-setting the network */
}

int finds_a_computer_name(FILE *f)
{
	char name[64];

	if (!fgets(name, sizeof(name), f))
		return 0;
	return SetComputerNameA(name); /* expect: injection/tainted-setting SetComputerNameA() */
}

int finds_a_variable(FILE *f)
{
	char value[64];

	if (!fgets(value, sizeof(value), f))
		return -1;
	return sysctlbyname("kern.x", 0, 0, value, 4); /* expect: injection/tainted-setting */
}

static void name_machine(const char *name)
{
	sethostname(name, strlen(name)); /* expect: injection/tainted-setting */
}

void finds_across_functions(FILE *f)
{
	char line[64];

	if (fgets(line, sizeof(line), f))
		name_machine(line);
}

#define NAME(n) sethostname(n, strlen(n))
void finds_through_a_macro(FILE *f)
{
	char line[64];

	if (fgets(line, sizeof(line), f))
		NAME(line); /* expect: injection/tainted-setting */
}

void tainted_setting_name(const char *name);
void finds_across_files(FILE *f)
{
	char line[64];

	if (fgets(line, sizeof(line), f))
		tainted_setting_name(line);
}

void allows_a_choice(int second)
{
	sethostname(second ? "right" : "left", 4);
}

void allows_a_parameter_nobody_knows(const char *name)
{
	sethostname(name, strlen(name));
}

void allows_a_decision(int s)
{
	char name[64] = "";

	if (recv(s, name, sizeof(name) - 1, 0) > 0)
		sethostname(strcmp(name, "left") == 0 ? "left" : "right", 4);
}
