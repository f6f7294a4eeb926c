/* SPDX-License-Identifier: Apache-2.0 */
/* integers/overflow-in-size: what it finds, then what it must leave alone. */
#include <stdio.h>
#include <stdlib.h>

#include "overflow-in-size.h"

int *finds_a_product(int s)
{
	unsigned n = 0;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n))
		return 0;
	return malloc(n * 4u); /* expect: integers/overflow-in-size */
}

char *finds_a_sum(int s)
{
	unsigned n = 0;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n))
		return 0;
	return malloc(n + 1u); /* expect: integers/overflow-in-size */
}

static int *make(int n)
{
	return malloc(n * (int)sizeof(int)); /* expect: integers/overflow-in-size */
}
int *finds_across_functions(void)
{
	int n = 0;
	if (scanf("%d", &n) != 1)
		return 0;
	return make(n);
}

#define ARRAY(n) malloc((n) * 8u)
void *finds_through_a_macro(int s)
{
	unsigned n = 0;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n))
		return 0;
	return ARRAY(n); /* expect: integers/overflow-in-size */
}

int *overflow_in_size_make(int n);
int *finds_across_files(void)
{
	int n = 0;

	if (scanf("%d", &n) != 1)
		return 0;
	return overflow_in_size_make(n);
}

int *allows_a_limit(int s)
{
	unsigned n = 0;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n) || n > 1000)
		return 0;
	return malloc(n * 4u);
}

int *allows_a_wide_product(int s)
{
	unsigned n = 0;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n))
		return 0;
	return malloc((unsigned long)n * 4u);
}

int *allows_a_parameter(unsigned n)
{
	return malloc(n * 4u);
}
