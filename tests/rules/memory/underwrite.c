/* SPDX-License-Identifier: Apache-2.0 */
/* memory/underwrite: what it finds, then what it must leave alone. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "underwrite.h"

long recv(int s, void *data, unsigned long size, int flags);

void finds_a_negative_index(void)
{
	int list[4] = {0};
	int i = -2;
	list[i] = 5; /* expect: memory/underwrite */
}

void finds_a_moved_pointer(const char *from)
{
	char list[16];
	char *p = list - 8;
	memcpy(p, from, 4); /* expect: memory/underwrite memcpy() */
}

void finds_an_index_from_outside(int s)
{
	int list[10] = {0};
	int i = 0;
	if (recv(s, &i, sizeof(i), 0) != sizeof(i))
		return;
	if (i < 10)
		list[i] = 1; /* expect: memory/underwrite */
}

static void put(char *at)
{
	at[-1] = 0; /* expect: memory/underwrite */
}
void finds_across_functions(void)
{
	char list[4];
	put(list);
}

#define BEFORE(p) ((p)[-1])
void finds_through_a_macro(void)
{
	char *p = malloc(4);
	if (p)
		BEFORE(p) = 0; /* expect: memory/underwrite */
	free(p);
}

void underwrite_put(char *at);
void finds_across_files(void)
{
	char list[4];

	underwrite_put(list);
}

void allows_an_index(void)
{
	int list[4] = {0};
	int i = 0;
	list[i] = 5;
}

void allows_a_step_back(void)
{
	char list[16];
	char *p = list + 8;
	p[-1] = 0;
}

void allows_an_unknown_pointer(char *p)
{
	p[-1] = 0;
}

void finds_before_the_end_of_an_empty_line(FILE *file)
{
	char line[80];
	if (fgets(line, sizeof(line), file) == NULL)
		return;
	line[strlen(line) - 1] = '\0'; /* expect: memory/underwrite NUL */
}

void finds_with_the_length_in_a_variable(FILE *file)
{
	char line[80];
	size_t n;
	if (fgets(line, sizeof(line), file) == NULL)
		return;
	n = strlen(line);
	line[n - 1] = '\0'; /* expect: memory/underwrite NUL */
}

void allows_a_line_that_was_asked(FILE *file)
{
	char line[80];
	size_t n;
	if (fgets(line, sizeof(line), file) == NULL)
		return;
	n = strlen(line);
	if (n > 0 && line[n - 1] == '\n')
		line[n - 1] = '\0';
}

/* What stands in for malloc() may hand out a part of something larger. */
extern void *(*hook_malloc)(size_t size);
extern void (*hook_free)(void *block);
void allows_what_stands_before_a_hooks_block(void)
{
	char *p = hook_malloc(16);
	if (!p)
		return;
	p[-1] = 1;
	hook_free(p);
}
