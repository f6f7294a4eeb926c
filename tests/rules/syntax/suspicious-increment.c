/* SPDX-License-Identifier: Apache-2.0 */
/* syntax/suspicious-increment: what it finds, then what it must leave alone. */
struct stat {
	int *hits;
};

#include "suspicious-increment.h"

void finds_a_parameter(int *hits)
{
	*hits++; /* expect: syntax/suspicious-increment moves 'hits' */
}

void finds_a_member(struct stat *s)
{
	*s->hits++; /* expect: syntax/suspicious-increment */
}

void finds_a_decrement(int *left)
{
	if (left)
		*left--; /* expect: syntax/suspicious-increment */
}

#define RAISE(p) *p++
void finds_through_a_macro(int *p)
{
	RAISE(p); /* expect: syntax/suspicious-increment */
}

void allows_the_value(int *hits)
{
	(*hits)++;
	++*hits;
}

void allows_a_copy(char *to, const char *from)
{
	while (*from)
		*to++ = *from++;
}

int allows_a_value_that_is_used(const char **at)
{
	return *(*at)++;
}
