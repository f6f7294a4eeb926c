/* SPDX-License-Identifier: Apache-2.0 */
/* memory/unchecked-null: what it finds, then what it must leave alone. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "unchecked-null.h"

struct item {
	int size;
	char *name;
};

char *finds_an_element(size_t n)
{
	char *p = malloc(n);

	p[0] = 0; /* expect: memory/unchecked-null may return NULL */
	return p;
}

struct item *finds_a_field(void)
{
	struct item *item = calloc(1, sizeof(*item));

	item->size = 3; /* expect: memory/unchecked-null */
	return item;
}

void finds_a_library_function(const char *text)
{
	char *copy = malloc(strlen(text) + 1);

	strcpy(copy, text); /* expect: memory/unchecked-null */
	free(copy);
}

size_t finds_the_environment(void)
{
	return strlen(getenv("HOME")); /* expect: memory/unchecked-null */
}

static void *take(size_t n)
{
	return malloc(n);
}

int *finds_across_functions(void)
{
	int *p = take(sizeof(*p));

	*p = 1; /* expect: memory/unchecked-null */
	return p;
}

static void set(int *p)
{
	*p = 1; /* expect: memory/unchecked-null */
}

int *finds_in_the_callee(void)
{
	int *p = malloc(sizeof(*p));

	set(p);
	return p;
}

#define NEW(type) ((type *)malloc(sizeof(type)))
struct item *finds_through_a_macro(void)
{
	struct item *item = NEW(struct item);

	item->size = 0; /* expect: memory/unchecked-null */
	return item;
}

int *unchecked_null_take(void);
int *finds_across_files(void)
{
	int *p = unchecked_null_take();

	*p = 1; /* expect: memory/unchecked-null */
	return p;
}

char *allows_a_check(size_t n)
{
	char *p = malloc(n);

	if (p)
		p[0] = 0;
	return p;
}

static void *need(size_t n)
{
	void *p = malloc(n);

	if (!p)
		abort();
	return p;
}

char *allows_a_function_that_ends(size_t n)
{
	char *p = need(n);

	p[0] = 0;
	return p;
}

struct item *allows_a_common_way_out(void)
{
	struct item *item = malloc(sizeof(*item));
	char *name = malloc(3);

	if (!item || !name)
		goto out;
	item->name = name;
	name[0] = 0;
	return item;
out:
	free(name);
	free(item);
	return NULL;
}

void allows_free(void)
{
	free(malloc(3));
}

/* As cmocka declares what its assert_non_null() becomes. */
void _assert_true(unsigned long result, const char *expression, const char *file, int line);

int allows_what_a_test_asserts(const char *path)
{
	FILE *in = fopen(path, "r");
	int c;

	_assert_true((unsigned long)(size_t)in, "in", "test.c", 1);
	c = fgetc(in);
	fclose(in);
	return c;
}

long recv(int fd, void *to, size_t size, int flags);

char finds_what_a_peer_left_out(int fd)
{
	char line[64];
	long got = recv(fd, line, sizeof(line) - 1, 0);

	if (got < 0)
		return 0;
	line[got] = 0;
	return strchr(line, ':')[1]; /* expect: memory/unchecked-null */
}

/* What a program puts into its own texts, it finds there. */
char allows_a_search_in_a_text_of_the_program(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash[1];
}

int is_usable(const char *name);

char allows_what_a_function_elsewhere_has_judged(void)
{
	const char *home = getenv("HOME");

	if (!is_usable(home))
		return 0;
	return home[0];
}

char finds_what_nobody_has_asked_about(void)
{
	const char *home = getenv("HOME");

	is_usable(home);
	return home[0]; /* expect: memory/unchecked-null */
}

int finds_a_stream_that_is_closed(const char *name)
{
	FILE *f = fopen(name, "a");
	return fclose(f); /* expect: memory/unchecked-null */
}

int allows_a_stream_that_is_there(const char *name)
{
	FILE *f = fopen(name, "a");
	return f ? fclose(f) : -1;
}

/* It looks like one that writes a message, and may end the program. */
static void insist(int holds, const char *format, ...)
{
	va_list arguments;

	if (holds)
		return;
	va_start(arguments, format);
	vprintf(format, arguments);
	va_end(arguments);
	exit(1);
}

void allows_what_was_insisted_on(void)
{
	char *p = malloc(8);

	insist(p != NULL, "no memory for %d bytes\n", 8);
	*p = 1;
	free(p);
}

/* What stands in for calloc() may fail as that does. */
extern void *(*hook_calloc)(size_t count, size_t size);
extern void *(*hook_lookup)(size_t row, size_t column);
int finds_what_a_hook_made(void)
{
	int *p = hook_calloc(4, sizeof(*p));
	return p[0]; /* expect: memory/unchecked-null */
}
int allows_what_a_hook_made_and_somebody_checked(void)
{
	int *p = hook_calloc(4, sizeof(*p));
	return p ? p[0] : 0;
}
int allows_what_a_hook_of_another_name_gives(void)
{
	int *p = hook_lookup(4, 2);
	return p[0];
}
