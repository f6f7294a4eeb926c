/* SPDX-License-Identifier: Apache-2.0 */
/* memory/sizeof-pointer: what it finds, then what it must leave alone. */
#include <stdlib.h>
#include <string.h>

#include "sizeof-pointer.h"

struct session {
	char user[32];
};

struct session *finds_an_initialiser(void)
{
	struct session *s = malloc(sizeof(s)); /* expect: memory/sizeof-pointer 's' */
	return s;
}

short *finds_an_assignment(int n)
{
	short *p;
	p = (short *)malloc((size_t)n * sizeof(p)); /* expect: memory/sizeof-pointer */
	return p;
}

void finds_a_cleared_buffer(char *data)
{
	memset(data, 0, sizeof(data)); /* expect: memory/sizeof-pointer */
}

unsigned long finds_an_array_parameter(char name[16])
{
	return sizeof(name); /* expect: memory/sizeof-pointer */
}

#define NEW(p) ((p) = malloc(sizeof(p)))
void finds_through_a_macro(struct session *s)
{
	NEW(s); /* expect: memory/sizeof-pointer */
	free(s);
}

struct session *allows_the_object(void)
{
	struct session *s = malloc(sizeof(*s));
	return s;
}

char **allows_a_table_of_pointers(int n)
{
	char **p = malloc((size_t)n * sizeof(p));
	return p;
}

void allows_an_array(void)
{
	char data[16];
	memset(data, 0, sizeof(data));
}

struct matrix {
	double *cells;
	char *name;
};
int finds_a_member(struct matrix *m)
{
	m->cells = malloc(sizeof(m->cells)); /* expect: memory/sizeof-pointer 'cells' */
	return m->cells != NULL;
}
int allows_what_a_member_points_at(struct matrix *m)
{
	m->cells = malloc(4 * sizeof(*m->cells));
	return m->cells != NULL;
}
