/* SPDX-License-Identifier: Apache-2.0 */
/* memory/double-free: what it finds, then what it must leave alone. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "double-free.h"

struct pair {
	char *left, *right;
};
int choose(int what);

void finds_a_flag(int n)
{
	char *p = malloc(10);
	int ret = 0;

	if (!p)
		return;
	if (n > 3) {
		free(p);
		ret = 1;
	}
	if (ret)
		free(p); /* expect: memory/double-free */
	else
		free(p);
}

int finds_a_common_way_out(int n)
{
	char *p = malloc(10);

	if (!p)
		return -1;
	if (choose(n)) {
		free(p);
		goto out;
	}
	p[0] = 0;
out:
	free(p); /* expect: memory/double-free */
	return 0;
}

static void release(struct pair *pair)
{
	free(pair->left);
	free(pair->right); /* expect: memory/double-free */
}

void finds_across_functions(void)
{
	struct pair pair;

	pair.left = malloc(4);
	pair.right = pair.left;
	release(&pair);
}

void finds_in_a_loop(char *p, int n)
{
	int i;

	for (i = 0; i < n; i++)
		free(p); /* expect: memory/double-free */
}

void finds_an_alias(char **where)
{
	char *p = *where;

	free(p);
	free(*where); /* expect: memory/double-free */
}

void double_free_drop(char *p);
void finds_across_files(void)
{
	char *p = malloc(4);

	free(p);
	double_free_drop(p);
}

void allows_a_stream(FILE *f) /* resources/double-close reports it */
{
	fclose(f);
	fclose(f);
}

void allows_a_descriptor(const char *path)
{
	int fd = open(path, O_RDONLY);

	if (fd < 0)
		return;
	close(fd);
	close(fd);
}

#define DROP(p) free(p)
void finds_through_a_macro(char *p)
{
	DROP(p);
	DROP(p); /* expect: memory/double-free */
}

void finds_through_a_pointer_to_a_function(char *p)
{
	void (*drop)(void *) = free;

	drop(p);
	drop(p); /* expect: memory/double-free */
}

void allows_null(char *p)
{
	free(p);
	p = NULL;
	free(p);
}

void allows_an_exclusive_flag(int n)
{
	char *p = malloc(10);

	if (n > 3)
		free(p);
	if (n <= 3)
		free(p);
}

void allows_a_new_block_each_time(int n)
{
	int i;

	for (i = 0; i < n; i++) {
		char *p = malloc(10);

		free(p);
	}
}

void allows_elements(char **v, int n)
{
	int i;

	for (i = 0; i < n; i++)
		free(v[i]);
	free(v);
}

int allows_a_failed_realloc(char *p, size_t n)
{
	char *bigger = realloc(p, n);

	if (!bigger) {
		free(p);
		return -1;
	}
	free(bigger);
	return 0;
}

static int take(char *p, int n)
{
	if (n < 0)
		return -1;
	free(p);
	return 0;
}

void allows_ownership_that_a_result_tells(int n)
{
	char *p = malloc(10);

	if (take(p, n) < 0)
		free(p);
}

/* Which member is live is said by what stands beside the union. */
struct answer {
	unsigned short aliases, addresses;
	union {
		char *alias;
		struct address *many;
		struct {
			char *text;
		} other;
	} u;
};

void allows_other_members_of_a_union(struct answer *a)
{
	if (a->aliases)
		free(a->u.alias);
	if (a->addresses > 1)
		free(a->u.many);
	if (a->addresses == 1)
		free(a->u.other.text);
}

void finds_the_same_member_of_a_union(struct answer *a)
{
	if (a->aliases)
		free(a->u.alias);
	free(a->u.alias); /* expect: memory/double-free */
}

void finds_what_stands_in_both_members(struct answer *a)
{
	a->u.alias = malloc(10);
	free(a->u.alias);
	free(a->u.many); /* expect: memory/double-free */
}

struct rows {
	char *items;
	size_t count, size;
};

static void drop(struct rows *r, size_t at)
{
	char *to = r->items + at * r->size;

	memmove(to, to + r->size, (r->count - (at + 1)) * r->size);
	r->count--;
}

void allows_what_moved_up(struct rows *r)
{
	while (r->count) {
		char **first = (char **)r->items;

		free(*first);
		drop(r, 0);
	}
}

void finds_what_did_not_move(struct rows *r)
{
	while (r->count) {
		free(*(char **)r->items); /* expect: memory/double-free */
		r->count--;
	}
}

/* A header and its bytes in one block, unless they became too many. */
struct buffer {
	size_t size, used;
	unsigned char *bytes;
	unsigned flags;
};

static struct buffer *make(size_t size)
{
	struct buffer *b = calloc(1, sizeof(*b) + size);

	if (!b)
		return NULL;
	b->size = size;
	b->bytes = (unsigned char *)(b + 1);
	return b;
}

static void put(struct buffer *b, const void *from, size_t size)
{
	memcpy(b->bytes + b->used, from, size);
	b->used += size;
}

static void end(struct buffer *b)
{
	if (b->flags & 1)
		free(b->bytes);
	free(b);
}

void allows_bytes_within_the_block(const char *text, size_t size)
{
	struct buffer *b = make(size);

	if (!b)
		return;
	put(b, text, size / 2);
	put(b, text, size / 2);
	end(b);
}

/* What several functions call is right or wrong by what it gets: told where it is called. */
static void give_back(void *p)
{
	free(p);
}
static void *take_block(size_t size)
{
	return calloc(1, size);
}
void finds_a_wrapper_called_twice(void)
{
	int *p = take_block(4);

	give_back(p);
	give_back(p); /* expect: memory/double-free */
}
void finds_it_in_each_caller(void)
{
	int *p = take_block(4);

	if (choose(1))
		give_back(p);
	give_back(p); /* expect: memory/double-free */
}
static void give_back_both(struct pair *pair)
{
	give_back(pair->left);
	give_back(pair->right);
	give_back(pair->left); /* expect: memory/double-free */
}
void finds_what_is_wrong_for_all(struct pair *one, struct pair *other)
{
	give_back_both(one);
	give_back_both(other);
}
void allows_a_wrapper_called_once(void)
{
	give_back(take_block(4));
}

/* A variable that leads to free(), or to what stands in for it. */
extern void (*hook_free)(void *block);
extern void (*hook_forget)(void *block);
void finds_a_hook_called_twice(char *block, int late)
{
	hook_free(block);
	if (late)
		hook_free(block); /* expect: memory/double-free */
}
void allows_a_hook_of_another_name(char *block)
{
	hook_forget(block);
	hook_forget(block);
}
void allows_a_hook_called_on_either_way(char *block, int late)
{
	if (late)
		hook_free(block);
	else
		hook_free(block);
}
