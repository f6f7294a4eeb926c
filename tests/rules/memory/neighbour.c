/* SPDX-License-Identifier: Apache-2.0 */
/* memory/neighbour: what it finds, then what it must leave alone. */
#include "neighbour.h"

int finds_the_next_member(void)
{
	struct two t = {1, 2};
	int *p = &t.first;
	return *(p + 1); /* expect: memory/neighbour behind 'first' */
}

struct mixed {
	char kind;
	int value;
};
int finds_another_type(struct mixed *m)
{
	char *p = &m->kind;
	*(int *)(p + 4) = 5; /* expect: memory/neighbour behind 'kind' */
	return *(int *)(&m->kind + 1); /* expect: memory/neighbour */
}

int finds_another_variable(void)
{
	int a = 1, b = 2;
	int *p = &b;
	return p[-1] + a; /* expect: memory/neighbour before 'b' */
}

#define NEXT 1
int finds_a_step_of_a_macro(struct two *t)
{
	return *(&t->first + NEXT); /* expect: memory/neighbour */
}

int allows_the_member_itself(struct two *t)
{
	int *p = &t->second;
	return p[0] + *p;
}

int allows_an_array(int n)
{
	int v[4] = {1, 2, n};
	int *p = &v[1];
	return p[1];
}

int allows_bytes_of_a_number(int n)
{
	unsigned char *p = (unsigned char *)&n;
	return p[1] + p[3];
}

int allows_a_pointer_that_moves(struct two *t, int *list)
{
	int *p = &t->first;
	p = list;
	return p[1];
}
