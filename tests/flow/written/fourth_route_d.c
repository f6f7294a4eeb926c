/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

int route_exec(const char *command);
int route_exec_queued(const char *command);

/* finds h4_command */
int route_exec(const char *command)
{
	return system(command);
}
/* finds h4_queue_command */
int route_exec_queued(const char *command)
{
	return system(command);
}
/* shared */
