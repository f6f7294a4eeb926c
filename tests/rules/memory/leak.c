/* SPDX-License-Identifier: Apache-2.0 */
/* memory/leak: what it finds, then what it must leave alone. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "leak.h"

void keep(char *p);

void finds_no_free(void)
{
	char *p = malloc(16); /* expect: memory/leak */
	if (p)
		p[0] = 0;
}

int finds_an_early_return(int a)
{
	char *p = malloc(16); /* expect: memory/leak */
	if (!p)
		return -1;
	if (a < 0)
		return -1;
	free(p);
	return 0;
}

void finds_a_new_value(void)
{
	char *p = malloc(16); /* expect: memory/leak */
	p = malloc(32);
	free(p);
}

static char *make(void)
{
	char *p = malloc(16); /* expect: memory/leak */
	return p;
}
void finds_across_functions(void)
{
	char *p = make();
	if (p)
		p[0] = 1;
}

#define COPY(t) strdup(t)
int finds_through_a_macro(const char *text)
{
	char *p = COPY(text); /* expect: memory/leak */
	return p && p[0];
}

char *leak_make(void);
void finds_across_files(void)
{
	char *p = leak_make();

	if (p)
		p[0] = 1;
}

void allows_a_free(void)
{
	char *p = malloc(16);
	free(p);
}

char *allows_a_result(void)
{
	char *p = malloc(16);
	return p;
}

void allows_somebody_else(void)
{
	char *p = malloc(16);
	keep(p);
}

struct box {
	char *p;
};
void allows_a_field(struct box *box)
{
	box->p = malloc(16);
}

int allows_a_failed_allocation(void)
{
	char *p = malloc(16);
	if (!p)
		return -1;
	free(p);
	return 0;
}

/* Whoever ends the program needs no memory back. */
void stop(int code) __attribute__((noreturn));
void allows_the_end_of_the_program(int bad)
{
	char *p = malloc(16);

	if (!p || bad)
		stop(1);
	free(p);
}

void allows_an_element(char **list, size_t i)
{
	list[i] = malloc(16);
}

struct link {
	struct link *next;
	char *name;
};
void allows_a_chain(struct link **list, const char *name, int n)
{
	while (n-- > 0) {
		struct link *link = malloc(sizeof(*link)), *last = *list;

		if (!link)
			return;
		link->next = NULL;
		link->name = strdup(name);
		while (last && last->next)
			last = last->next;
		if (last)
			last->next = link;
		else
			*list = link;
	}
}

char *allows_an_aligned_address(size_t n)
{
	char *p = malloc(n + 16);

	return p ? (char *)(((size_t)p + 15) & ~(size_t)15) : NULL;
}

/* The attribute names a function that gets the variable when its scope ends. */
static void free_text(char **text)
{
	free(*text);
}
#define AUTO(function) __attribute__((cleanup(function)))

size_t allows_what_is_cleaned_up(const char *name, int deep)
{
	AUTO(free_text) char *copy = strdup(name);

	if (!copy)
		return 0;
	if (deep) {
		AUTO(free_text) char *again = strdup(copy);

		return again ? strlen(again) : 0;
	}
	return 1;
}

/* Where a function that several call has made it, the caller is told. */
static void *take(size_t size)
{
	return calloc(1, size);
}
int finds_what_a_shared_function_made(int n)
{
	int *p = take(4); /* expect: memory/leak */

	if (!p || n)
		return -1;
	free(p);
	return 0;
}
void finds_it_in_another_caller(void)
{
	take(8); /* expect: memory/leak */
}
void allows_what_the_caller_gives_back(void)
{
	free(take(16));
}

static void say(int level, const char *format, ...)
{
	va_list arguments;

	if (level < 2)
		return;
	va_start(arguments, format);
	vprintf(format, arguments);
	va_end(arguments);
}

/* A message keeps nothing of what it tells. */
int finds_what_was_only_told(void)
{
	char *p = malloc(8); /* expect: memory/leak */

	if (!p)
		return -1;
	say(2, "it is at %p\n", (void *)p);
	return 0;
}

long finds_the_line_that_is_made(FILE *file)
{
	char *line = NULL;
	size_t room = 0;
	long n = 0;
	while (getline(&line, &room, file) > 0) /* expect: memory/leak getline() */
		n += line[0] == '#';
	return n;
}

long allows_a_line_that_is_freed(FILE *file)
{
	char *line = NULL;
	size_t room = 0;
	long n = getline(&line, &room, file);
	free(line);
	return n;
}

char *allows_a_line_that_is_handed_on(FILE *file)
{
	char *line = NULL;
	size_t room = 0;
	return getline(&line, &room, file) > 0 ? line : NULL;
}

/* An allocator that the program may replace is called through a variable. */
typedef char *(*copy_hook)(const char *text);
extern copy_hook hook_strdup;
extern void *(*hook_malloc)(size_t size);
extern void (*hook_free)(void *block);
extern void *(*hook_pool_malloc)(void *pool, size_t size);

int finds_what_a_hook_made(const char *name, int limit)
{
	char *copy = hook_strdup(name); /* expect: memory/leak */
	if (!copy)
		return -1;
	if (copy[0] > limit)
		return 1;
	hook_free(copy);
	return 0;
}

int allows_what_a_hook_takes_back(const char *name)
{
	char *copy = hook_strdup(name), *more = hook_malloc(8);
	int first = copy ? copy[0] : 0;
	hook_free(more);
	hook_free(copy);
	return first;
}

/* What else it is passed may own the block. */
int allows_another_prototype(void *pool)
{
	int *number = hook_pool_malloc(pool, sizeof(*number));
	return number ? *number : 0;
}

/* A function that models know to give back more than memory gives back what hangs on that as well. */
void modbus_free(void *context);
struct settings {
	char *host, *port;
};
struct settings *allows_what_goes_with_its_owner(const char *host, const char *port)
{
	struct settings *s = calloc(1, sizeof(*s));
	if (!s)
		return NULL;
	s->host = strdup(host);
	s->port = s->host ? strdup(port) : NULL;
	if (s->port)
		return s;
	modbus_free(s);
	return NULL;
}
