/* SPDX-License-Identifier: Apache-2.0 */
/* api/one-sided-order: what it finds, then what it must leave alone. */
#include "one-sided-order.h"

static int by_size(const void *a, const void *b)
{
	return *(const int *)a > *(const int *)b; /* expect: api/one-sided-order by_size() */
}

void finds_a_comparison(int *all, size_t n)
{
	qsort(all, n, sizeof(*all), by_size);
}

static int is_other(const void *key, const void *b)
{
	return *(const int *)key != *(const int *)b; /* expect: api/one-sided-order */
}

int finds_a_search(int key, const int *all, size_t n)
{
	return bsearch(&key, all, n, sizeof(*all), is_other) != NULL;
}

static int by_first(const void *a, const void *b)
{
	if (*(const char *)a == '#')
		return 0;
	return *(const char *)a >= *(const char *)b; /* expect: api/one-sided-order */
}

void finds_two_returns(char *all, size_t n)
{
	qsort(all, n, 1, by_first);
}

#define AFTER(a, b) (*(const long *)(a) > *(const long *)(b))
static int by_long(const void *a, const void *b)
{
	return AFTER(a, b); /* expect: api/one-sided-order */
}

void finds_in_a_macro(long *all, size_t n)
{
	qsort(all, n, sizeof(*all), by_long);
}

static int by_both(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;

	return (x > y) - (x < y);
}

void allows_a_difference(int *all, size_t n)
{
	qsort(all, n, sizeof(*all), by_both);
}

static int by_branch(const void *a, const void *b)
{
	if (*(const int *)a < *(const int *)b)
		return -1;
	return *(const int *)a > *(const int *)b;
}

void allows_a_less(int *all, size_t n)
{
	qsort(all, n, sizeof(*all), by_branch);
}

void allows_what_is_elsewhere(int *all, size_t n, int (*order)(const void *, const void *))
{
	qsort(all, n, sizeof(*all), order);
}

static int is_even(const void *a, const void *b)
{
	return *(const int *)a == *(const int *)b;
}

int allows_another_use(int a, int b)
{
	return is_even(&a, &b);
}
