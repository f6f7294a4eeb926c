/* SPDX-License-Identifier: Apache-2.0 */
/* memory/use-after-free: what it finds, then what it must leave alone. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "use-after-free.h"

struct node {
	struct node *next;
	char *name;
	int count;
};
void show(const char *text);
int choose(void);

char finds_a_read(size_t n)
{
	char *p = malloc(n + 1);

	if (!p)
		return 0;
	p[n] = 0;
	free(p);
	return p[0]; /* expect: memory/use-after-free memory is read after it was released */
}

void finds_a_write(char *p)
{
	free(p);
	*p = 0; /* expect: memory/use-after-free memory is written */
}

void finds_a_list(struct node *list)
{
	struct node *n;

	for (n = list; n; n = n->next) /* expect: memory/use-after-free */
		free(n);
}

void finds_a_pointer_passed_on(char *p)
{
	free(p);
	show(p); /* expect: memory/use-after-free it is passed on after it was released */
}

void finds_a_library_function(char *p)
{
	char text[8];

	free(p);
	strncpy(text, p, 7); /* expect: memory/use-after-free */
}

static void release(struct node *n)
{
	free(n->name);
	free(n);
}

int finds_across_functions(void)
{
	struct node *n = calloc(1, sizeof(*n));

	if (!n)
		return 0;
	release(n);
	return n->count; /* expect: memory/use-after-free */
}

static int count_of(const struct node *n)
{
	return n->count; /* expect: memory/use-after-free */
}

int finds_in_the_callee(void)
{
	struct node *n = calloc(1, sizeof(*n));

	if (!n)
		return 0;
	free(n);
	return count_of(n);
}

int finds_one_path(struct node *n, int error)
{
	int count = 0;

	if (error)
		free(n);
	if (choose())
		count = 1;
	if (error)
		count = n->count; /* expect: memory/use-after-free */
	return count;
}

char *finds_a_pointer_returned(void)
{
	char *p = strdup("text");

	free(p);
	return p; /* expect: memory/use-after-free */
}

void finds_a_stream(FILE *f)
{
	fclose(f);
	fputs("late", f); /* expect: memory/use-after-free */
}

#define DROP(p) free(p)
char finds_through_a_macro(char *p)
{
	DROP(p);
	return *p; /* expect: memory/use-after-free */
}

void use_after_free_release(char *p);
char finds_across_files(void)
{
	char *p = calloc(1, 4);

	if (!p)
		return 0;
	use_after_free_release(p);
	return *p; /* expect: memory/use-after-free */
}

void allows_a_list(struct node *list)
{
	struct node *n, *next;

	for (n = list; n; n = next) {
		next = n->next;
		free(n->name);
		free(n);
	}
}

char allows_a_new_value(char *p)
{
	free(p);
	p = malloc(4);
	if (!p)
		return 0;
	*p = 0;
	return *p;
}

int allows_the_other_path(struct node *n, int error)
{
	int count = 0;

	if (error)
		free(n);
	if (!error)
		count = n->count;
	return count;
}

void allows_a_dead_branch(char *p)
{
	free(p);
	if (0)
		*p = 0;
}

void allows_another_element(struct node *n)
{
	char *name = n->name;

	free(n);
	show(name);
}

int allows_a_failed_realloc(char **text, size_t n)
{
	char *bigger = realloc(*text, n);

	if (!bigger) {
		show(*text);
		free(*text);
		return -1;
	}
	*text = bigger;
	return 0;
}

void allows_a_comparison(char *p, char *q)
{
	free(p);
	if (p == q)
		show("same");
}

/* Elements know their list: which one the caller holds by another name. */
struct list;
struct element {
	struct element *next, *before;
	struct list *list;
	char *name;
};
struct list {
	struct element *first, *last;
};
static struct {
	int count;
	struct list pending;
} state;

static void drop(struct element *element)
{
	struct list *list = element->list;

	if (list->first == element)
		list->first = element->next;
	if (list->last == element)
		list->last = element->before;
	if (element->before)
		element->before->next = element->next;
	if (element->next)
		element->next->before = element->before;
	free(element->name);
	free(element);
}

void allows_a_list_that_shrinks(void)
{
	while (state.pending.first)
		drop(state.pending.first);
}

void allows_a_slot_that_is_cleared(struct node **slots, size_t i)
{
	struct node *node = slots[0];

	slots[i] = NULL;
	free(node);
	if (slots[0])
		slots[0]->count = 0;
}

/* A buffer that empties itself: what stands there afterwards is not what was freed. */
struct text {
	char *at;
	size_t length, room;
};
struct talk {
	int out;
	struct text input, output;
	size_t sent;
};

static void text_done(struct text *text)
{
	free(text->at);
	*text = (struct text){0};
}

static void text_compact(struct text *text, size_t *done)
{
	struct text rest = {0};

	if (*done == 0)
		return;
	text_done(text);
	*text = rest;
	*done = 0;
}

size_t allows_a_buffer_that_empties_itself(struct talk *talk)
{
	text_compact(&talk->output, &talk->sent);
	return talk->output.at ? strlen(talk->output.at) : 0;
}

/* Several hold the object: letting go of it frees it only when nobody else does. */
struct shared {
	unsigned char holders;
	int flags;
	struct shared *next;
};

static int let_go(struct shared *shared)
{
	if (--shared->holders)
		return 0;
	free(shared);
	return 1;
}

int allows_a_release_that_counts(struct shared *shared)
{
	let_go(shared);
	return shared->flags;
}

static void let_go_unless_shared(struct shared *shared)
{
	if (shared->holders == 1)
		free(shared);
	else
		shared->holders--;
}

int allows_a_release_of_one_of_several(struct shared *shared)
{
	let_go_unless_shared(shared);
	return shared->flags;
}

int finds_a_counted_object_with_one_holder(void)
{
	struct shared *shared = calloc(1, sizeof(*shared));

	if (!shared)
		return 0;
	shared->holders = 1;
	let_go(shared);
	return shared->flags; /* expect: memory/use-after-free */
}

/* lwIP: the result says how many buffers of the chain were freed. */
struct pbuf {
	struct pbuf *next;
	unsigned short len;
};
unsigned char pbuf_free(struct pbuf *p);

struct pbuf *allows_a_buffer_that_was_not_freed(struct pbuf *p)
{
	struct pbuf *q = p->next;
	unsigned char gone = pbuf_free(q);

	return gone > 0 ? NULL : q;
}

unsigned short finds_a_buffer_that_was_given_back(struct pbuf *p)
{
	pbuf_free(p);
	return p->len; /* expect: memory/use-after-free */
}

/* A flag says whether the object is a block: what has no block is used again. */
struct line {
	char *at;
	size_t length;
	int is_block;
};

static void line_done(struct line *line)
{
	free(line->at);
	line->at = NULL;
	if (line->is_block)
		free(line);
}

size_t allows_an_object_that_may_be_no_block(struct line *line)
{
	line_done(line);
	return line->length;
}

struct room {
	int used, size;
	char *data;
};

/* A copy of a structure has what stood in it, also what nobody has read before. */
char allows_what_the_copy_tells(struct room *room)
{
	struct room copy;

	if (room->size < room->used + 1)
		return 0;
	copy = *room;
	if (room->size < copy.used + 1)
		free(room->data);
	return room->data[0];
}

static int is_full(struct room copy, const struct room *room)
{
	return room->size < copy.used + 1;
}

char allows_what_was_passed_by_value(struct room *room)
{
	if (room->size < room->used + 1)
		return 0;
	if (is_full(*room, room))
		free(room->data);
	return room->data[0];
}

void note(const char *format, ...);

void allows_the_number_of_a_file(int f)
{
	if (close(f))
		note("cannot close %d", f);
	note("closed %ld", (long)f);
}

void allows_an_address_in_a_log(struct node *n)
{
	free(n);
	note("freed %p", (void *)n);
}

void finds_a_text_in_a_log(char *name)
{
	free(name);
	note("freed %s", name); /* expect: memory/use-after-free it is passed on */
}

void forget_number(int n);

void allows_a_number_as_a_key(int f)
{
	close(f);
	forget_number(f);
}

int munmap(void *address, unsigned long size);

void allows_memory_that_is_still_mapped(void *address, unsigned long size)
{
	if (munmap(address, size) == -1)
		show(address);
}

/* A function that several call is handed what is gone: told where it is called. */
static int first(const int *p)
{
	return *p;
}
int finds_a_helper_that_reads(int *p)
{
	int before = first(p);

	free(p);
	return before + first(p); /* expect: memory/use-after-free memory is read */
}
int allows_the_helper_before(int *p)
{
	int before = first(p) + first(p);

	free(p);
	return before;
}

struct held {
	int holders;
	char *name;
};

static void give_back(struct held *held)
{
	if (__sync_sub_and_fetch(&held->holders, 1))
		return;
	free(held);
}

static int is_last(struct held *held)
{
	return __atomic_sub_fetch(&held->holders, 1, __ATOMIC_ACQ_REL) == 0;
}

static void give_back_too(struct held *held)
{
	if (is_last(held))
		free(held);
}

static void give_back_at_once(struct held *held)
{
	if (!held->name)
		free(held);
}

char *allows_one_of_several_holds(struct held *held)
{
	give_back(held);
	give_back_too(held);
	return held->name;
}

int finds_what_nobody_counts(struct held *held)
{
	give_back_at_once(held);
	return held->holders; /* expect: memory/use-after-free */
}

struct entry {
	struct entry *next, **before;
	char *name;
};

struct head {
	struct entry *first, **last;
};

void allows_a_list_whose_head_is_local(int count, char **names)
{
	struct head head;
	int i;

	head.first = NULL;
	head.last = &head.first;
	for (i = 0; i < count; i++) {
		struct entry *e = malloc(sizeof(*e));

		if (!e)
			abort();
		e->name = names[i];
		e->next = NULL;
		e->before = head.last;
		*head.last = e;
		head.last = &e->next;
	}
	while (head.first != NULL) {
		struct entry *e = head.first;

		show(e->name);
		if (e->next)
			e->next->before = e->before;
		else
			head.last = e->before;
		*e->before = e->next;
		free(e);
	}
}
