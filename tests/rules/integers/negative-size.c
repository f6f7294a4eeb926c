/* SPDX-License-Identifier: Apache-2.0 */
/* integers/negative-size: what it finds, then what it must leave alone. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "negative-size.h"

void finds_a_copy(char *to, const char *from)
{
	int n = 0;
	if (scanf("%d", &n) == 1 && n < 100)
		memcpy(to, from, n); /* expect: integers/negative-size */
}

void *finds_a_known_number(void)
{
	int n = -5;
	return malloc(n); /* expect: integers/negative-size */
}

static void fill(char *to, int n)
{
	memset(to, 0, n); /* expect: integers/negative-size */
}
void finds_across_functions(char *to)
{
	int n = 0;
	if (scanf("%d", &n) == 1 && n < 100)
		fill(to, n);
}

#define COPY(t, f, n) strncpy(t, f, n)
void finds_through_a_macro(char *to, const char *from)
{
	int n = 0;
	if (scanf("%d", &n) == 1 && n < 100)
		COPY(to, from, n); /* expect: integers/negative-size */
}

void negative_size_fill(char *to, int n);
void finds_across_files(char *to)
{
	int n = 0;

	if (scanf("%d", &n) == 1 && n < 100)
		negative_size_fill(to, n);
}

void allows_a_check(char *to, const char *from)
{
	int n = 0;
	if (scanf("%d", &n) == 1 && n >= 0 && n < 100)
		memcpy(to, from, n);
}

void allows_a_known_number(char *to, const char *from)
{
	int n = 99;
	memcpy(to, from, n);
}

void allows_a_parameter(char *to, const char *from, int n)
{
	memcpy(to, from, n);
}

int allows_showing_it(void)
{
	int n = -5;
	return printf("%08x\n", (unsigned)n);
}
