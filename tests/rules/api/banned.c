/* SPDX-License-Identifier: Apache-2.0 */
/* api/banned: what it finds, then what it must leave alone. */
void tracegate_example_banned(void);
char *tracegate_example_copy(char *to, const char *from);
char *tracegate_example_better(char *to, const char *from, unsigned long size);

#include "banned.h"

void finds_a_call(void)
{
	tracegate_example_banned(); /* expect: api/banned tracegate_example_better() instead */
}

char *finds_one_in_an_expression(char *to, const char *from)
{
	return *from ? tracegate_example_copy(to, from) : to; /* expect: api/banned no bound */
}

#define COPY(to, from) tracegate_example_copy(to, from)
void finds_through_a_macro(char *to)
{
	COPY(to, "x"); /* expect: api/banned */
}

char *allows_the_replacement(char *to, const char *from)
{
	return tracegate_example_better(to, from, 8);
}

typedef void task_fn(void);
task_fn *allows_naming_it(void)
{
	return tracegate_example_banned;
}

struct table {
	void (*tracegate_example_banned)(void);
};
void allows_a_member_of_the_name(struct table *t)
{
	t->tracegate_example_banned();
}
