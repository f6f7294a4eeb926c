/* SPDX-License-Identifier: Apache-2.0 */
/* memory/pointer-difference: what it finds, then what it must leave alone. */
#include <stdlib.h>
#include <string.h>

#include "pointer-difference.h"

long finds_two_arrays(void)
{
	char a[8] = "a", b[8] = "b";
	char *p = a + 1, *q = b;
	return p - q; /* expect: memory/pointer-difference */
}

long finds_a_search(void)
{
	char a[8] = "a/b", b[8] = "c/d";
	char *slash = strchr(a, '/');
	return slash ? slash - b : 0; /* expect: memory/pointer-difference */
}

long finds_what_was_passed(const char *text)
{
	char copy[8] = "a,b";
	char *comma = strchr(copy, ',');
	return comma ? comma - text : 0; /* expect: memory/pointer-difference */
}

long finds_two_blocks(void)
{
	int *a = malloc(8), *b = malloc(8);
	long apart = b - a; /* expect: memory/pointer-difference */
	free(a);
	free(b);
	return apart;
}

long allows_two_parameters(const char *begin, const char *end)
{
	return end - begin;
}

#define DISTANCE(p, q) ((p) - (q))
long finds_through_a_macro(void)
{
	char a[8] = "a", b[8] = "b";
	return DISTANCE(a, b); /* expect: memory/pointer-difference */
}

long allows_one_array(void)
{
	char a[8] = "a";
	char *p = a + 1;
	return p - a;
}

long allows_parameters(const char *p, const char *q)
{
	return p - q;
}

long allows_a_search(const char *text)
{
	const char *slash = strchr(text, '/');
	return slash ? slash - text : 0;
}
