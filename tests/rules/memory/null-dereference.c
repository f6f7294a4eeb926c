/* SPDX-License-Identifier: Apache-2.0 */
/* memory/null-dereference: what it finds, then what it must leave alone. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "null-dereference.h"

struct item {
	int size;
	struct item *next;
	char *name;
};
int choose(void);
void stop(void) __attribute__((noreturn));

int finds_a_check_the_wrong_way(const struct item *item)
{
	if (item == NULL)
		return item->size; /* expect: memory/null-dereference */
	return 0;
}

int finds_an_and_for_an_or(struct item *item)
{
	if (item == NULL && item->size == 0) /* expect: memory/null-dereference */
		return 0;
	return 1;
}

int finds_one_path(int c)
{
	int x = 3, *p = NULL;

	if (c > 5)
		p = &x;
	return *p; /* expect: memory/null-dereference */
}

int finds_a_check_that_does_not_leave(struct item *item)
{
	int missing = 0;

	if (!item)
		missing = 1;
	return item->size + missing; /* expect: memory/null-dereference */
}

static int size_of(const struct item *item)
{
	return item->size; /* expect: memory/null-dereference */
}

int finds_across_functions(void)
{
	return size_of(NULL);
}

static struct item *find(int key)
{
	static struct item first;

	return key == 3 ? &first : NULL;
}

int finds_a_result(int key)
{
	return find(key)->size; /* expect: memory/null-dereference */
}

int finds_a_field(void)
{
	struct item item = {0};

	return item.next->size; /* expect: memory/null-dereference */
}

size_t finds_a_library_function(int c)
{
	const char *text = c ? "some" : NULL;

	return strlen(text); /* expect: memory/null-dereference strlen() gets a pointer */
}

#define FIRST(p) ((p)->size)
int finds_through_a_macro(struct item *item)
{
	if (item)
		return 0;
	return FIRST(item); /* expect: memory/null-dereference */
}

int finds_through_two_pointers(void)
{
	struct item *p = NULL, **q = &p;

	return (*q)->size; /* expect: memory/null-dereference */
}

int null_dereference_get(const int *p);
int finds_across_files(void)
{
	return null_dereference_get(NULL);
}

int allows_a_check(const struct item *item)
{
	if (!item)
		return 0;
	return item->size;
}

int allows_a_flag(int c)
{
	int x = 3, *p = NULL, have = 0;

	if (c > 5) {
		p = &x;
		have = 1;
	}
	return have ? *p : 0;
}

int allows_a_function_that_ends(struct item *item)
{
	if (!item)
		stop();
	return item->size;
}

static void need(const void *p)
{
	if (!p)
		abort();
}

int allows_a_function_that_may_end(struct item *item)
{
	need(item);
	return item->size;
}

size_t allows_offsetof(void)
{
	return (size_t) & ((struct item *)0)->name;
}

int allows_a_loop_that_runs(int n)
{
	int x = 3, *p = NULL, i;

	for (i = 0; i < 3; i++)
		p = &x;
	return *p + n;
}

int allows_sizeof(void)
{
	struct item *p = NULL;

	return (int)sizeof(p->name);
}

int allows_a_dead_branch(void)
{
	int *p = NULL;

	if (0)
		return *p;
	return 0;
}

static const int never = 0;
int allows_a_constant(void)
{
	int *p = NULL;

	if (never)
		return *p;
	return 0;
}

/* What a called function checks, it checks for all its callers. */
static void trace_item(const struct item *item)
{
	if (item == NULL || item->name == NULL)
		return;
	choose();
}

int allows_a_check_in_a_called_function(struct item *item)
{
	trace_item(item);
	return item->size + item->name[0];
}

#define IS_NAMED(item) ((item) != NULL && (item)->name != NULL)
int allows_a_check_in_a_macro(struct item *item)
{
	if (IS_NAMED(item))
		choose();
	return item->size;
}

struct key {
	int kind;
	struct item *item;
};
static struct item *item_of(const struct key *key)
{
	switch (key->kind) {
	case 1:
	case 2:
		return key->item;
	default:
		return NULL;
	}
}

int allows_null_for_another_kind(const struct key *key)
{
	return item_of(key)->size;
}

static struct item *make_item(void)
{
	struct item *item = malloc(sizeof(*item));

	if (!item)
		return NULL;
	item->size = 1;
	return item;
}

int finds_what_could_not_be_made(void)
{
	struct item *item = make_item();
	int size = item->size; /* expect: memory/null-dereference */

	free(item);
	return size;
}

int allows_the_end_of_a_list(struct item *head)
{
	const struct item *item;
	int sum = 0;

	for (item = head; item; item = item->next)
		sum += item->size;
	return sum / head->size;
}

struct outer {
	int count;
	struct item inner;
};
int allows_a_check_of_a_field_s_address(struct outer *outer)
{
	struct item *inner = &outer->inner;

	if (inner)
		choose();
	return outer->count;
}

/* What is called when memory is exhausted does not come back, whoever takes its place. */
static void exhausted(size_t size)
{
	(void)size;
	abort();
}
static void (*on_exhausted)(size_t) = exhausted;
extern void (*on_failure)(int) __attribute__((noreturn));

void handle_exhaustion(void (*other)(size_t))
{
	on_exhausted = other;
}

int allows_a_hook_that_never_returns(size_t size)
{
	struct item *item = malloc(size);

	if (!item)
		on_exhausted(size);
	return item->size;
}

int allows_a_pointer_declared_not_to_return(struct item *item)
{
	if (!item)
		(*on_failure)(1);
	return item->size;
}

static void noted(size_t size)
{
	choose();
	(void)size;
}
static void (*on_note)(size_t) = noted;

int finds_a_hook_that_returns(size_t size)
{
	struct item *item = malloc(size);

	if (!item)
		on_note(size);
	return item->size; /* expect: memory/null-dereference */
}

/* In a callee a check says that some caller passes NULL, and not this one. */
static int compare(const struct item *a, const struct item *b)
{
	if (!a)
		return b->size;
	return a->size - b->size;
}

int allows_two_names_of_one_object(const struct item *list)
{
	return compare(list->next, list->next);
}

struct entry {
	struct entry *next;
	int id;
};
static struct entry *entries;
static struct entry *entry_of(int id)
{
	struct entry *e;
	for (e = entries; e; e = e->next)
		if (e->id == id)
			return e;
	return NULL;
}
void entries_take(struct entry *all)
{
	entries = all;
}

int finds_what_both_have_asked(int id)
{
	struct entry *e = entry_of(id);
	if (e == NULL)
		strlen("not there");
	return e->id; /* expect: memory/null-dereference */
}

int allows_what_both_have_asked(int id)
{
	struct entry *e = entry_of(id);
	if (e == NULL)
		return -1;
	return e->id;
}

int allows_what_the_callee_has_asked(int id)
{
	return entry_of(id)->id;
}

struct variant {
	int kind;
	const int *number;
};
static const struct variant nothing = {0, NULL};

static const struct variant *variant_at(const struct variant *all, int count, int i)
{
	return i < count ? &all[i] : &nothing;
}

/* What the kind says of the members, the caller knows. */
int allows_the_object_that_stands_for_nothing(const struct variant *all, int count, int i)
{
	return *variant_at(all, count, i)->number;
}

int finds_nothing_by_its_own_name(void)
{
	return *nothing.number; /* expect: memory/null-dereference */
}

struct link {
	struct link *next;
	int id;
};
int finds_the_end_of_a_list(struct link *n)
{
	while (n != 0)
		n = n->next;
	return n->id; /* expect: memory/null-dereference */
}

int allows_what_was_looked_for(struct link *n, int id)
{
	while (n) {
		if (n->id == id)
			break;
		n = n->next;
	}
	return n->next != 0;
}

int allows_the_last_one(struct link *n)
{
	while (n->next)
		n = n->next;
	return n->id;
}

void finds_a_text_that_is_shown(int known)
{
	const char *user = NULL;
	if (known)
		user = "somebody";
	printf("%d %s\n", known, user); /* expect: memory/null-dereference printf() gets */
}

void allows_an_address_that_is_shown(int known)
{
	const char *user = NULL;
	if (known)
		user = "somebody";
	printf("%p\n", (const void *)user);
	if (user)
		printf("%s\n", user);
}
