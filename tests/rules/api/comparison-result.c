/* SPDX-License-Identifier: Apache-2.0 */
/* api/comparison-result: what it finds, then what it must leave alone. */
#include "comparison-result.h"

int finds_one(const char *a, const char *b)
{
	return strcmp(a, b) == 1; /* expect: api/comparison-result whether the result is '1' */
}

int finds_minus_one(const char *a, const char *b)
{
	if (memcmp(a, b, 4) != -1) /* expect: api/comparison-result */
		return 1;
	return 0;
}

int finds_the_number_first(const char *a, const char *b)
{
	return 1 == strncmp(a, b, 3); /* expect: api/comparison-result */
}

#define LATER 1
int finds_through_a_macro(const char *a, const char *b)
{
	return strcmp(a, b) == LATER; /* expect: api/comparison-result */
}

int allows_the_sign(const char *a, const char *b)
{
	return strcmp(a, b) > 0 || strcmp(a, b) < 0;
}

int allows_zero(const char *a, const char *b)
{
	return strcmp(a, b) == 0 || strcmp(a, b) != 0 || !strcmp(a, b);
}

int allows_another_function(int (*compare)(const char *, const char *), const char *a)
{
	return compare(a, "b") == 1;
}
