/* SPDX-License-Identifier: Apache-2.0 */
/* injection/tainted-command: what tainted-command.c calls here. */
#include <stdlib.h>

void tainted_command_run(const char *command)
{
	system(command); /* expect: injection/tainted-command */
}
