/* SPDX-License-Identifier: Apache-2.0 */
/* injection/relative-program: what it finds, then what it must leave alone. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "relative-program.h"

void *LoadLibraryA(const char *name);

void finds_a_command(void)
{
	system("ls -la"); /* expect: injection/relative-program */
}

void finds_a_variable(void)
{
	const char *command = "reboot";
	popen(command, "r"); /* expect: injection/relative-program popen() */
}

void finds_a_library(void)
{
	LoadLibraryA("crypt.dll"); /* expect: injection/relative-program library */
}

void *dlopen(const char *name, int flags);
void *finds_a_library_below_the_current_folder(void)
{
	return dlopen("./modbus.so", 2); /* expect: injection/relative-program current folder */
}

void *allows_a_library_with_all_of_its_path(void)
{
	return dlopen("/usr/lib/gateway/modbus.so", 2);
}

static void run(const char *command)
{
	system(command); /* expect: injection/relative-program */
}
void finds_across_functions(void)
{
	run("date");
}

#define RUN(c) execlp(c, c, (char *)0)
void finds_through_a_macro(void)
{
	RUN("ls"); /* expect: injection/relative-program */
}

void relative_program_run(const char *command);
void finds_across_files(void)
{
	relative_program_run("date");
}

void allows_a_folder(void)
{
	system("/bin/ls -la");
	LoadLibraryA("C:\\Windows\\System32\\crypt.dll");
}

void allows_the_shell_itself(void)
{
	system("echo done");
	system("cd /tmp");
}

void allows_what_nobody_knows(const char *command)
{
	system(command);
}
