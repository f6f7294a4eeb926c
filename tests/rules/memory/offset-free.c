/* SPDX-License-Identifier: Apache-2.0 */
/* memory/offset-free: what it finds, then what it must leave alone. */
#include <stdlib.h>
#include <string.h>

#include "offset-free.h"

void finds_a_step(void)
{
	char *text = malloc(16);
	if (!text)
		return;
	text++;
	free(text); /* expect: memory/offset-free */
}

void finds_a_search(void)
{
	char *p = malloc(16);
	if (!p)
		return;
	strcpy(p, "abc;def");
	for (; *p != 0; p++)
		if (*p == ';')
			break;
	free(p); /* expect: memory/offset-free */
}

static void drop(char *p)
{
	free(p); /* expect: memory/offset-free */
}
void finds_across_functions(void)
{
	char *p = malloc(16);
	if (p)
		drop(p + 4);
}

#define NEXT(p) ((p) + 1)
void finds_through_a_macro(void)
{
	char *p = malloc(16);
	if (p)
		free(NEXT(p)); /* expect: memory/offset-free */
}

void offset_free_drop(char *p);
void finds_across_files(void)
{
	char *p = malloc(16);

	if (p)
		offset_free_drop(p + 4);
}

void finds_what_a_search_has_found(const char *pair)
{
	char *copy = strdup(pair), *value;
	if (!copy)
		return;
	value = strchr(copy, '=');
	if (value)
		free(value); /* expect: memory/offset-free search */
	else
		free(copy);
}

void allows_the_begin(void)
{
	char *text = malloc(16);
	free(text);
}

void allows_a_step_back(void)
{
	char *text = malloc(16);
	if (!text)
		return;
	text++;
	text--;
	free(text);
}

void allows_an_unknown_pointer(char *p)
{
	free(p + 1);
}

char *strsep(char **text, const char *ends);
int finds_what_strsep_moved(const char *text)
{
	char *all = strdup(text), *word;
	int n = 0;
	while ((word = strsep(&all, " ")) != NULL)
		n += word[0] != 0;
	free(all); /* expect: memory/offset-free strsep() has moved */
	return n;
}

int allows_a_second_pointer(const char *text)
{
	char *all = strdup(text), *rest = all, *word;
	int n = 0;
	while ((word = strsep(&rest, " ")) != NULL)
		n += word[0] != 0;
	free(all);
	return n;
}
