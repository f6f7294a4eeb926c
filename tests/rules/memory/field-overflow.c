/* SPDX-License-Identifier: Apache-2.0 */
/* memory/field-overflow: what it finds, then what it must leave alone. */
#include <stdio.h>
#include <string.h>
#include <wchar.h>

#include "field-overflow.h"

struct session {
	char user[16];
	wchar_t wide[4];
	void (*done)(void);
	char rest[1];
};

void finds_the_whole_struct(struct session *s, const char *from)
{
	memcpy(s->user, from, sizeof(*s)); /* expect: memory/field-overflow 'user' */
}

void finds_a_line(struct session *s, FILE *f)
{
	if (fgets(s->user, 64, f)) /* expect: memory/field-overflow fgets() */
		s->user[0] = 0;
}

void finds_wide_characters(const wchar_t *from)
{
	struct session s;
	wmemcpy(s.wide, from, 8); /* expect: memory/field-overflow */
}

#define SET(field, from) memcpy(field, from, 32)
void finds_through_a_macro(struct session *s, const char *from)
{
	SET(s->user, from); /* expect: memory/field-overflow */
}

void allows_the_member(struct session *s, const char *from)
{
	memcpy(s->user, from, sizeof(s->user));
}

void allows_the_whole(struct session *s, const struct session *from)
{
	memcpy(s, from, sizeof(*s));
}

void allows_an_array_that_goes_on(struct session *s, const char *from)
{
	memcpy(s->rest, from, 20);
}

void allows_a_variable_length(struct session *s, const char *from, unsigned long n)
{
	memcpy(s->user, from, n);
}
