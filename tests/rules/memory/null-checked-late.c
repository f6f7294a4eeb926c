/* SPDX-License-Identifier: Apache-2.0 */
/* memory/null-checked-late: what it finds, then what it must leave alone. */
#include "null-checked-late.h"
#include <stdlib.h>
#include <string.h>

size_t finds_a_text_that_was_measured(const char *text)
{
	size_t n = strlen(text);
	if (text == NULL) /* expect: memory/null-checked-late 'text' is compared */
		return 0;
	return n + 1;
}

int finds_a_member_that_was_read(struct entry *e, int n)
{
	int id = e->id;
	if (n > 3 && !e) /* expect: memory/null-checked-late */
		return -1;
	return id;
}

struct entry *lookup_entry(int id);

int finds_what_a_call_gave(int id)
{
	struct entry *e = lookup_entry(id);
	e->id++;
	return e ? e->id : 0; /* expect: memory/null-checked-late */
}

int finds_both_sides(struct entry *e)
{
	if ((e != NULL) & (e->id > 3)) /* expect: memory/null-checked-late '&&' does */
		return 1;
	if ((e == NULL) | (e->id == 0)) /* expect: memory/null-checked-late '||' does */
		return 2;
	return 0;
}

static int first_of(const int *values)
{
	int first = *values;
	if (values == NULL) /* expect: memory/null-checked-late */
		return 0;
	return first;
}
int null_checked_late_sum(const int *values, int n);
int finds_across_functions(const int *values)
{
	return first_of(values);
}
int finds_across_files(const int *values)
{
	return null_checked_late_sum(values, 3);
}

#define ID(e) ((e)->id)
int finds_through_a_macro(struct entry *e)
{
	int id = ID(e);
	if (e == NULL) /* expect: memory/null-checked-late */
		return 0;
	return id;
}

int allows_a_check_before(struct entry *e)
{
	if (!e)
		return 0;
	int id = e->id;
	if (!e)
		return 1;
	return id;
}

int allows_what_is_followed_on_one_path(struct entry *e, int n)
{
	if (n)
		n = e->id;
	if (!e)
		return 0;
	return n;
}

int allows_another_value(struct entry *e)
{
	int id = e->id;
	e = e->next;
	if (!e)
		return id;
	return e->id;
}

void allows_what_is_released(int id)
{
	struct entry *e = lookup_entry(id);
	e->id = 0;
	if (e)
		free(e);
}

int allows_how_a_loop_ended(struct entry *list, int id)
{
	struct entry *e = list;
	for (int i = 0; i < 3; i++) {
		e = lookup_entry(i);
		if (e->id == id)
			break;
	}
	if (e == NULL)
		return 0;
	return e->id;
}

int allows_a_size(struct entry *e)
{
	size_t n = sizeof(e->id);
	if (!e)
		return 0;
	return (int)n + e->id;
}

int allows_both_sides_in_order(struct entry *e)
{
	return (e != NULL) && (e->id > 3);
}

void allows_a_walk_after_a_look_at_the_first(struct entry *list)
{
	if (list->id == 3) {
		free(list);
		return;
	}
	while (list) {
		struct entry *next = list->next;
		free(list);
		list = next;
	}
}

int allows_the_step_of_a_loop(struct entry *const *lists, int id)
{
	struct entry *e = NULL;
	for (e = lists[0]; e; e = e->next)
		if (e && e->id == id)
			return 1;
	return 0;
}

int allows_a_step_by_hand(struct entry *e)
{
	e = e->next;
	return e && e->id;
}

int finds_what_was_followed_before_a_step(struct entry *e)
{
	struct entry *next = e->next;
	e->id = 0;
	if (e != NULL) /* expect: memory/null-checked-late */
		e = e->next;
	return e == next;
}
