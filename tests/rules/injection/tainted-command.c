/* SPDX-License-Identifier: Apache-2.0 */
/* injection/tainted-command: what it finds, then what it must leave alone. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tainted-command.h"

void finds_the_environment(void)
{
	char *tool = getenv("TOOL");
	if (tool)
		system(tool); /* expect: injection/tainted-command environment */
}

void finds_an_appended_text(void)
{
	char command[100] = "ls ";
	char *dir = getenv("DIR");
	if (!dir)
		return;
	strncat(command, dir, 50);
	system(command); /* expect: injection/tainted-command */
}

void finds_a_line(FILE *f)
{
	char line[100] = "";
	if (fgets(line, sizeof(line), f))
		popen(line, "r"); /* expect: injection/tainted-command popen() */
}

static void run(const char *command)
{
	system(command); /* expect: injection/tainted-command */
}
void finds_across_functions(int s)
{
	char data[100] = "";
	if (recv(s, data, sizeof(data) - 1, 0) > 0)
		run(data);
}

#define RUN(c) execl("/bin/sh", "sh", "-c", c, (char *)0)
void finds_through_a_macro(void)
{
	char *tool = getenv("TOOL");
	if (tool)
		RUN(tool); /* expect: injection/tainted-command */
}

void tainted_command_run(const char *command);
void finds_across_files(int s)
{
	char data[100] = "";

	if (recv(s, data, sizeof(data) - 1, 0) > 0)
		tainted_command_run(data);
}

void allows_a_literal(void)
{
	char command[100] = "ls ";
	char *data = command;
	strcat(data, "-l");
	system(data);
}

void allows_a_list(void)
{
	char *tool = getenv("TOOL");
	system(tool && strcmp(tool, "fast") == 0 ? "sync" : "sync -f");
}

void allows_a_parameter_nobody_knows(const char *command)
{
	system(command);
}

void finds_an_array_for_a_shell(void)
{
	char *args[4] = {"sh", "-c", NULL, NULL};
	args[2] = getenv("TOOL");
	if (args[2])
		execv("/bin/sh", args); /* expect: injection/tainted-command execv() */
}

void allows_an_array_of_constants(void)
{
	char *args[4] = {"sh", "-c", NULL, NULL};
	args[2] = getenv("TOOL");
	if (args[2])
		args[2] = "id";
	execv("/bin/sh", args);
}
