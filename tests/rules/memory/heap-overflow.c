/* SPDX-License-Identifier: Apache-2.0 */
/* memory/heap-overflow: what it finds, then what it must leave alone. */
#include <stdlib.h>
#include <string.h>

#include "heap-overflow.h"

void finds_a_constant_size(const char *from)
{
	char *to = malloc(8);
	if (!to)
		return;
	memcpy(to, from, 16); /* expect: memory/heap-overflow */
	free(to);
}

char *finds_a_forgotten_end(const char *text)
{
	char *to = malloc(strlen(text));
	if (to)
		strcpy(to, text); /* expect: memory/heap-overflow strcpy() */
	return to;
}

void finds_a_loop(void)
{
	int *list = malloc(10);
	int i;
	if (!list)
		return;
	for (i = 0; i < 10; i++)
		list[i] = 0; /* expect: memory/heap-overflow */
	free(list);
}

static void fill(int *list, int n)
{
	int i;
	for (i = 0; i < n; i++)
		list[i] = i; /* expect: memory/heap-overflow */
}
void finds_across_functions(void)
{
	int *list = malloc(4 * sizeof(int));
	if (list)
		fill(list, 5);
	free(list);
}

#define NEW(n) malloc(n)
void finds_through_a_macro(void)
{
	char *p = NEW(4);
	if (p)
		p[4] = 0; /* expect: memory/heap-overflow */
	free(p);
}

void heap_overflow_fill(int *list, int n);
void finds_across_files(void)
{
	int *list = malloc(4 * sizeof(int));

	if (list)
		heap_overflow_fill(list, 5);
	free(list);
}

void allows_the_end_of_the_string(const char *text)
{
	char *to = malloc(strlen(text) + 1);
	if (to)
		strcpy(to, text);
	free(to);
}

void allows_elements(int n)
{
	int *list = calloc((unsigned long)n, sizeof(int));
	int i;
	for (i = 0; list && i < n; i++)
		list[i] = i;
	free(list);
}

void allows_an_unknown_block(char *p)
{
	p[100] = 0;
}

static void *block_of(size_t n)
{
	return malloc(n > 0 ? n : sizeof(long));
}

/* Who asks for nothing gets eight bytes; nobody does here. */
void allows_a_block_of_a_least_size(size_t n, long value)
{
	long *values = block_of((n + 1) * sizeof(long));
	if (values == NULL)
		return;
	values[n] = value;
	free(values);
}
