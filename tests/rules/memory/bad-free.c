/* SPDX-License-Identifier: Apache-2.0 */
/* memory/bad-free: what it finds, then what it must leave alone. */
#include <stdlib.h>

#include "bad-free.h"

void finds_an_array(void)
{
	char text[16];
	free(text); /* expect: memory/bad-free */
}

void finds_a_variable(void)
{
	static int number;
	free(&number); /* expect: memory/bad-free */
}

void finds_a_way_through_a_variable(void)
{
	char text[16], *p = text;
	free(p); /* expect: memory/bad-free 'text' */
}

static void drop(char *p)
{
	free(p); /* expect: memory/bad-free */
}
void finds_across_functions(void)
{
	char text[16];
	drop(text);
}

struct box {
	int list[4];
};
static struct box box;
void finds_a_global(void)
{
	free(&box); /* expect: memory/bad-free */
}

#define DROP(x) free(x)
void finds_through_a_macro(void)
{
	int list[4];
	DROP(list); /* expect: memory/bad-free */
}

void bad_free_drop(char *p);
void finds_across_files(void)
{
	char text[16];

	bad_free_drop(text);
}

void allows_an_allocation(void)
{
	char *text = malloc(16);
	free(text);
}

void allows_a_parameter(char *text)
{
	free(text);
}

void allows_null(void)
{
	free(NULL);
}
