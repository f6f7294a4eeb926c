/* SPDX-License-Identifier: Apache-2.0 */
/* memory/tainted-size: what it finds, then what it must leave alone. */
#include <stdio.h>
#include <stdlib.h>

#include "tainted-size.h"

void *finds_the_network(int s)
{
	unsigned n = 0;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n))
		return 0;
	return malloc(n); /* expect: memory/tainted-size network */
}

void *finds_the_environment(void)
{
	char *text = getenv("SIZE");
	return text ? calloc((unsigned long)atol(text), 4) : 0; /* expect: memory/tainted-size environment */
}

static void *make(unsigned long n)
{
	return malloc(n * 8); /* expect: memory/tainted-size */
}
void *finds_across_functions(int s)
{
	unsigned n = 0;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n))
		return 0;
	return make(n);
}

#define NEW(n) malloc(n)
void *finds_through_a_macro(void)
{
	int n = 0;
	if (scanf("%d", &n) != 1 || n < 0)
		return 0;
	return NEW((unsigned long)n); /* expect: memory/tainted-size */
}

void *tainted_size_make(unsigned long n);
void *finds_across_files(int s)
{
	unsigned n = 0;

	if (recv(s, &n, sizeof(n), 0) != sizeof(n))
		return 0;
	return tainted_size_make(n);
}

void *allows_a_limit(int s)
{
	unsigned n = 0;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n) || n > 4096)
		return 0;
	return malloc(n);
}

void *allows_a_small_type(int s)
{
	unsigned short n = 0;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n))
		return 0;
	return malloc(n);
}

void *allows_a_parameter(unsigned long n)
{
	return malloc(n);
}

int finds_an_array(int s)
{
	unsigned n = 0;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n) || n == 0)
		return 0;
	char text[n]; /* expect: memory/tainted-size 'text' takes comes from the network */
	text[0] = 0;
	return text[0];
}

int allows_a_short_array(int s)
{
	unsigned char n = 0;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n))
		return 0;
	char text[n + 1];
	text[0] = 0;
	return text[0];
}

int allows_an_array_with_a_limit(int s)
{
	unsigned n = 0;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n) || n == 0 || n > 512)
		return 0;
	char text[n];
	text[0] = 0;
	return text[0];
}
