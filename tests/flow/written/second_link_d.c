/* SPDX-License-Identifier: Apache-2.0 */
#include "second_links.h"
#include <stdio.h>
#include <stdlib.h>

/* finds k2_command */
int k2_shell(const char *text)
{
	char all[200];
	snprintf(all, sizeof all, "/bin/echo %s", text);
	return system(all);
}

/* allows k2_command */
int k2_shell_right(const char *text)
{
	char all[200];
	snprintf(all, sizeof all, "/bin/echo %s", text);
	return system(all);
}

/* finds k2_table */
int k2_shell_table(const char *text)
{
	char all[200];
	snprintf(all, sizeof all, "/bin/echo %s", text);
	return system(all);
}

/* finds k2_each_shell */
int k2_shell_each(const char *text)
{
	char all[200];
	snprintf(all, sizeof all, "/bin/echo %s", text);
	return system(all);
}
