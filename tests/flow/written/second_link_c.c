/* SPDX-License-Identifier: Apache-2.0 */
#include "second_links.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>
#include <unistd.h>

void k2_release(char *p)
{
	free(p);
}

/* allows k2_after */
void k2_show(const char *text)
{
	printf("[%s]\n", text);
}
/* finds k2_after */
void k2_show_late(const char *text)
{
	printf("[%s]\n", text);
}
/* shared */

void k2_close(int fd)
{
	close(fd);
}

/* finds k2_put_over */
int k2_put(char *to, const char *from, size_t n)
{
	memcpy(to, from, n);
	to[n] = '\0';
	return (int)n;
}
/* allows k2_put_over */
int k2_put_right(char *to, const char *from, size_t n)
{
	memcpy(to, from, n);
	to[n] = '\0';
	return (int)n;
}

/* finds k2_command */
int k2_pass(const char *text)
{
	return k2_shell(text);
}
/* allows k2_command */
int k2_pass_right(const char *text)
{
	return k2_shell_right(text);
}
/* shared */

int k2_log(const char *text)
{
	syslog(LOG_INFO, "%s", text);
	return 0;
}

const struct k2_command k2_commands[2] = { { "run", k2_shell_table }, { "log", k2_log } };
