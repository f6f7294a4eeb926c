/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "fourth_pointers.h"

/* finds p4_free_array: 590 */
void keep_copy(const char *text)
{
	char small[64];
	char *at = small;
	if (strlen(text) >= sizeof(small)) {
		at = malloc(strlen(text) + 1);
		if (!at)
			return;
	}
	strcpy(at, text);
	puts(at);
	free(at);
}
/* allows p4_free_array */
void keep_copy_ok(const char *text)
{
	char small[64];
	char *at = small;
	if (strlen(text) >= sizeof(small)) {
		at = malloc(strlen(text) + 1);
		if (!at)
			return;
	}
	strcpy(at, text);
	puts(at);
	if (at != small)
		free(at);
}

/* finds p4_free_alloca: 590 */
void scratch(void)
{
	int *v = alloca(16 * sizeof(*v));
	v[0] = 0;
	printf("%d\n", v[0]);
	free(v);
}
/* allows p4_free_alloca */
void scratch_ok(void)
{
	int *v = malloc(16 * sizeof(*v));
	if (!v)
		return;
	v[0] = 0;
	printf("%d\n", v[0]);
	free(v);
}

/* finds p4_free_literal: 590 */
static const char *greeting(int formal)
{
	return formal ? "good morning" : strdup("hi");
}

void greet_all(void)
{
	const char *g = greeting(1);
	puts(g);
	free((void *)g);
}
/* allows p4_free_literal */
void greet_all_ok(void)
{
	const char *g = greeting(0);
	if (!g)
		return;
	puts(g);
	free((void *)g);
}

/* finds p4_free_member: 590 761 */
void drop_member(void)
{
	struct circle *c = malloc(sizeof(*c));
	if (!c)
		return;
	c->radius = 1;
	free(&c->radius);
}
/* allows p4_free_member */
void drop_member_ok(void)
{
	struct circle *c = malloc(sizeof(*c));
	if (!c)
		return;
	c->radius = 1;
	free(c);
}

/* finds p4_free_moved: 761 */
int skip_blanks(const char *from)
{
	char *copy = strdup(from);
	int n;
	if (!copy)
		return -1;
	while (*copy == ' ' || *copy == '\t')
		copy++;
	n = atoi(copy);
	free(copy);
	return n;
}
/* allows p4_free_moved */
int skip_blanks_ok(const char *from)
{
	char *copy = strdup(from), *p = copy;
	int n;
	if (!copy)
		return -1;
	while (*p == ' ' || *p == '\t')
		p++;
	n = atoi(p);
	free(copy);
	return n;
}

/* finds p4_free_strsep: 761 401 */
void fields(const char *csv)
{
	char *rest = strdup(csv), *field;
	if (!rest)
		return;
	while ((field = strsep(&rest, ",")) != NULL)
		puts(field);
	free(rest);
}
/* allows p4_free_strsep */
void fields_ok(const char *csv)
{
	char *whole = strdup(csv), *rest = whole, *field;
	if (!rest)
		return;
	while ((field = strsep(&rest, ",")) != NULL)
		puts(field);
	free(whole);
}

/* finds p4_union_wrong: 843 */
size_t label_length(int side)
{
	struct shape s;
	s.kind = 1;
	s.as.side = side;
	return strlen(s.as.label);
}
/* allows p4_union_wrong */
size_t label_length_ok(char *label)
{
	struct shape s;
	s.kind = 1;
	s.as.label = label;
	return strlen(s.as.label);
}

/* finds p4_void_wrong: 843 126 125 */
static double as_double(void *any)
{
	return *(double *)any;
}

double half_of(void)
{
	int n = 6;
	return as_double(&n) / 2;
}
/* allows p4_void_wrong */
double half_of_ok(void)
{
	double n = 6;
	return as_double(&n) / 2;
}

/* finds p4_unmap_free: 762 590 */
void drop_map(size_t n)
{
	char *m = mmap(NULL, n, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (m == MAP_FAILED)
		return;
	m[0] = 1;
	free(m);
}
/* allows p4_unmap_free */
void drop_map_ok(size_t n)
{
	char *m = mmap(NULL, n, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (m == MAP_FAILED)
		return;
	m[0] = 1;
	munmap(m, n);
}
