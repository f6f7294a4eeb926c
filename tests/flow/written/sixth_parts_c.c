/* SPDX-License-Identifier: Apache-2.0 */
#include "sixth_parts.h"
#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* finds v6_fill_four */
void part_fill_c(char *to)
{
	part_fill_d(to);
}
/* allows v6_fill_four */
void part_fill_c_ok(char *to)
{
	part_fill_d_ok(to);
}

/* finds v6_index_three */
int part_index_c(const int *table, int at)
{
	return table[at];
}
/* allows v6_index_three */
int part_index_c_ok(const int *table, int at)
{
	return at < 10 ? table[at] : 0;
}

/* finds v6_run_three */
void part_run_c(char *what)
{
	part_run_d(what);
}
/* allows v6_run_three */
void part_run_c_ok(char *what)
{
	part_run_d_ok(what);
}

/* finds v6_free_stack */
void part_end_c(char *p)
{
	free(p);
}
/* allows v6_free_stack */
void part_end_c_ok(char *p)
{
	free(p);
}

/* finds v6_null_new */
struct part_box *part_new_c(int n)
{
	struct part_box *b = malloc(sizeof(*b));
	if (b == NULL)
		return NULL;
	b->room = NULL;
	b->size = 0;
	b->number = n;
	return b;
}
/* allows v6_null_new */
struct part_box *part_new_c_ok(int n)
{
	struct part_box *b = malloc(sizeof(*b));
	if (b == NULL)
		return NULL;
	b->room = NULL;
	b->size = 0;
	b->number = n;
	return b;
}

/* finds v6_divide_pointer */
int part_divide_c(int *n)
{
	return 1000 / *n;
}
/* allows v6_divide_pointer */
int part_divide_c_ok(int *n)
{
	if (*n == 0)
		return 0;
	return 1000 / *n;
}

/* finds v6_add_two */
int part_add_c(int n)
{
	return n + part_five;
}
/* allows v6_add_two */
int part_add_c_ok(int n)
{
	if (n > INT_MAX - 5)
		return n;
	return n + part_five;
}

/* finds v6_wide_two */
void part_wide_c(wchar_t *to)
{
	wcscpy(to, L"a text of thirty characters...");
}
/* allows v6_wide_two */
void part_wide_c_ok(wchar_t *to)
{
	wcscpy(to, L"a text of thirty characters...");
}

/* finds v6_print_two */
void part_print_c(const char *t)
{
	printf(t);
}
/* allows v6_print_two */
void part_print_c_ok(const char *t)
{
	printf("%s", t);
}

/* finds v6_box_passed */
void part_box_c(struct part_box *b)
{
	memset(b->room, 0, b->size);
}
/* allows v6_box_passed */
void part_box_c_ok(struct part_box *b)
{
	memset(b->room, 0, b->size);
}
