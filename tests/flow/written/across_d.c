/* SPDX-License-Identifier: Apache-2.0 */
#include "across.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* finds deep_path */
void deep3(char *path)
{
	deep4(path);
}

/* finds table_command */
static void run_shell(const char *arg)
{
	if (system(arg) != 0)
		puts("failed");
}
const struct handler bad_handlers[] = {{"shell", run_shell}};

/* allows table_command */
static void run_print(const char *arg)
{
	puts(arg);
}
const struct handler good_handlers[] = {{"print", run_print}};
