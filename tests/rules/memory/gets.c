/* SPDX-License-Identifier: Apache-2.0 */
/* memory/gets: what it finds, then what it must leave alone. */
#include <stdio.h>

#include "gets.h"

char *getwd(char *path);
struct reader {
	char *(*gets)(char *s);
};

int finds_a_call(void)
{
	char line[80];
	return gets(line) != NULL; /* expect: memory/gets */
}

void finds_getwd(char *path)
{
	getwd(path); /* expect: memory/gets */
}

#define READ(buffer) gets(buffer)
void finds_through_a_macro(char *line)
{
	READ(line); /* expect: memory/gets */
}

char *finds_what_is_kept(char *line)
{
	char *(*read)(char *s) = gets; /* expect: memory/gets */

	return read(line);
}

char *allows_fgets(char *line, int size)
{
	return fgets(line, size, stdin);
}

char *allows_a_member_of_that_name(struct reader *r, char *line)
{
	return r->gets(line);
}

int allows_other_names(char *s)
{
	return puts(s);
}
