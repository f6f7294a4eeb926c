/* SPDX-License-Identifier: Apache-2.0 */
/* memory/realloc-lost: what it finds, then what it must leave alone. */
#include <stdlib.h>

#include "realloc-lost.h"

struct buffer {
	char *data;
	size_t size;
};
void *reallocarray(void *p, size_t n, size_t size);
void die(const char *why) __attribute__((noreturn));

void finds_a_local(char *p, size_t n)
{
	p = realloc(p, n); /* expect: memory/realloc-lost overwrites its own argument */
	free(p);
}

void finds_a_member(struct buffer *b, size_t n)
{
	b->data = realloc(b->data, n); /* expect: memory/realloc-lost */
	b->data = (char *)realloc((b->data), n); /* expect: memory/realloc-lost lost when memory runs out */
	b->data = reallocarray(b->data, n, 2); /* expect: memory/realloc-lost reallocarray() */
}

int finds_a_condition(struct buffer *b, size_t n)
{
	if (!(b->data = realloc(b->data, n))) /* expect: memory/realloc-lost */
		return -1;
	return 0;
}

void finds_behind_a_pointer(char **p, size_t n)
{
	*p = realloc(*p, n); /* expect: memory/realloc-lost */
}

#define GROW(p, n) ((p) = realloc((p), (n)))
void finds_through_a_macro(struct buffer *b)
{
	GROW(b->data, b->size * 2); /* expect: memory/realloc-lost */
}

void finds_when_a_sibling_dies(struct buffer *b, size_t n)
{
	b->data = realloc(b->data, n); /* expect: memory/realloc-lost */
	if (!n)
		die("no size");
}

int allows_a_second_pointer(struct buffer *b, size_t n)
{
	char *bigger = realloc(b->data, n);

	if (!bigger)
		return -1;
	b->data = bigger;
	return 0;
}

void allows_another_object(struct buffer *a, struct buffer *b, size_t n)
{
	a->data = realloc(b->data, n);
}

void allows_an_element(char **v, int i, size_t n)
{
	v[i] = realloc(v[i], n);
}

void allows_a_program_that_ends(struct buffer *b, size_t n)
{
	b->data = realloc(b->data, n);
	if (!b->data)
		die("out of memory");
	if ((b->data = realloc(b->data, n)) == NULL)
		abort();
}

char *allows_a_new_block(size_t n)
{
	char *p = realloc(NULL, n);
	return p;
}

void failed(const char *what) __attribute__((noreturn));
#define CHECK(x) do { if (!(x)) failed(#x); } while (0)
#define ASSERT(x) ((x) ? (void)0 : failed(#x))

void allows_an_assertion(struct buffer *b, size_t n)
{
	b->data = realloc(b->data, n);
	CHECK(b->data != NULL);
	b->data = realloc(b->data, n);
	ASSERT(b->data);
}
