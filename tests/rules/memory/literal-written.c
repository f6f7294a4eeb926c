/* SPDX-License-Identifier: Apache-2.0 */
/* memory/literal-written: what it finds, then what it must leave alone. */
#include "literal-written.h"
#include <string.h>

void finds_an_element(void)
{
	char *name = "smith";
	name[0] = 'S'; /* expect: memory/literal-written */
}

void finds_a_copy(const char *from)
{
	char *to = "0123456789";
	memcpy(to, from, 4); /* expect: memory/literal-written */
}

static const int limits[3] = {1, 2, 3};
void finds_a_constant_array(int i)
{
	int *writable = (int *)&limits[i % 3];
	*writable = 9; /* expect: memory/literal-written 'limits', which is constant */
}

static void cut(char *text)
{
	text[1] = 0; /* expect: memory/literal-written */
}
void literal_written_cut(char *text);
void finds_across_functions(void)
{
	cut("abc");
}
void finds_across_files(void)
{
	literal_written_cut("abc");
}

#define FIRST(t) ((t)[0])
void finds_through_a_macro(void)
{
	char *t = "abc";
	FIRST(t) = 'x'; /* expect: memory/literal-written */
}

char allows_an_array(void)
{
	char name[] = "smith";
	name[0] = 'S';
	cut(name);
	return name[0];
}

char allows_a_read(void)
{
	char *name = "smith";
	return name[0];
}

void allows_a_pointer_that_is_set(char *other)
{
	char *name = "smith";
	if (other) {
		name = other;
		name[0] = 'S';
	}
	name = 0;
}

int allows_an_initialiser(void)
{
	static const char *const names[] = {"a", "b"};
	const int local = 4;
	return names[0][0] + local;
}

struct stack {
	struct entry *last;
	struct entry *all[8];
	int used;
};
struct entry {
	int id;
};
struct entry *make_entry(int id);
int allows_a_declaration_behind_another_assignment(struct stack *s)
{
	struct entry *const e = s->last = make_entry(1);
	struct entry *const f = s->all[s->used++] = (struct entry *)make_entry(2);
	const int both = s->used = 3;
	e->id = both;
	f->id = 4;
	return both;
}

void finds_what_a_chain_points_at(struct stack *s)
{
	const int limit = 3;
	int *const at = (int *)&limit;
	s->used = *at = 5; /* expect: memory/literal-written 'limit', which is constant */
}
