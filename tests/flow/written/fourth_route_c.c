/* SPDX-License-Identifier: Apache-2.0 */
#include "fourth_route.h"
#include <stdlib.h>
#include <string.h>

int route_exec(const char *command);
int route_exec_queued(const char *command);

/* finds h4_double */
void route_done(struct message *m)
{
	free(m->data);
	free(m);
}
/* shared */
void route_cleanup(struct message **m)
{
	if (*m == NULL)
		return;
	route_done(*m);
	*m = NULL;
}

/* finds h4_command */
int route_run(const struct message *m)
{
	char line[200] = "sh -c ";
	strcat(line, m->text);
	return route_exec(line);
}
/* allows h4_command */
int route_run_named(const struct message *m)
{
	if (strcmp(m->text, "uptime") != 0)
		return -1;
	return route_exec("/usr/bin/uptime");
}
/* finds h4_queue_command */
int route_run_queued(const struct message *m)
{
	return route_exec_queued(m->text);
}
/* finds h4_index */
int route_at(const int *table, int index)
{
	return table[index];
}
/* allows h4_index */
int route_at_checked(const int *table, int index)
{
	if (index < 0 || index >= 10)
		return 0;
	return table[index];
}
/* finds h4_divide */
int route_ratio(int total, const struct message *m)
{
	return total / m->number;
}
/* finds h4_format */
void route_print(const char *format)
{
	printf(format);
}
/* shared */
