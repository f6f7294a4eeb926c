/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_version - versions of the program and of what its results depend on.
 */
#include <stdio.h>

#include "cli/cli.h"

int cmd_version(struct tg_cli *cli, int argc, char **argv)
{
	static const char help[] = "usage: tracegate version\n\nPrints the program's version.\n";
	int option = argc > 1 ? tg_cli_option(cli, argc, argv, "", NULL, help) : -1;

	if (option != -1)
		return option == -2 ? 0 : 2;
	printf("tracegate %s\n", TG_VERSION);
	return 0;
}
