/* SPDX-License-Identifier: Apache-2.0 */
/* memory/uninitialised-read: what it finds, then what it must leave alone. */
#include <stdlib.h>
#include <string.h>

#include "uninitialised-read.h"

void take(int *value);
int ready(void);

int finds_a_variable(void)
{
	int value;
	return value + 1; /* expect: memory/uninitialised-read */
}

int finds_one_branch(int channel)
{
	int value;
	if (channel)
		value = channel;
	return value; /* expect: memory/uninitialised-read 'value' */
}

int finds_a_forgotten_case(int kind)
{
	int value;
	switch (kind) {
	case 1:
		value = 1;
		break;
	default:
		break;
	}
	return value; /* expect: memory/uninitialised-read */
}

int finds_the_heap(void)
{
	int *p = malloc(sizeof(int)), value;
	if (!p)
		return 0;
	value = *p; /* expect: memory/uninitialised-read */
	free(p);
	return value;
}

struct pair {
	int a, b;
};
int finds_a_field(void)
{
	struct pair pair;
	pair.a = 1;
	return pair.a + pair.b; /* expect: memory/uninitialised-read */
}

static int read_it(const int *p)
{
	return *p; /* expect: memory/uninitialised-read */
}
int finds_across_functions(void)
{
	int value;
	return read_it(&value);
}

void finds_a_string_to_append_to(void)
{
	char text[16];
	strcat(text, "a"); /* expect: memory/uninitialised-read strcat() */
}

#define NEXT(x) ((x) + 1)
int finds_through_a_macro(void)
{
	int value;
	return NEXT(value); /* expect: memory/uninitialised-read */
}

int uninitialised_read_it(const int *p);
int finds_across_files(void)
{
	int value;

	return uninitialised_read_it(&value);
}

int allows_both_branches(int channel)
{
	int value;
	if (channel)
		value = 1;
	else
		value = 2;
	return value;
}

int allows_an_out_parameter(void)
{
	int value;
	take(&value);
	return value;
}

int allows_a_correlated_flag(void)
{
	int value;
	int ok = ready();
	if (ok)
		value = 1;
	if (ok)
		return value;
	return 0;
}
