/* SPDX-License-Identifier: Apache-2.0 */
/* memory/uninitialised-read: what it finds, then what it must leave alone. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "uninitialised-read.h"

void take(int *value);
int ready(void);

int finds_a_variable(void)
{
	int value;
	return value + 1; /* expect: memory/uninitialised-read */
}

int finds_one_branch(int channel)
{
	int value;
	if (channel)
		value = channel;
	return value; /* expect: memory/uninitialised-read 'value' */
}

int finds_a_forgotten_case(int kind)
{
	int value;
	switch (kind) {
	case 1:
		value = 1;
		break;
	default:
		break;
	}
	return value; /* expect: memory/uninitialised-read */
}

int finds_the_heap(void)
{
	int *p = malloc(sizeof(int)), value;
	if (!p)
		return 0;
	value = *p; /* expect: memory/uninitialised-read */
	free(p);
	return value;
}

struct pair {
	int a, b;
};
int finds_a_field(void)
{
	struct pair pair;
	pair.a = 1;
	return pair.a + pair.b; /* expect: memory/uninitialised-read */
}

static int read_it(const int *p)
{
	return *p; /* expect: memory/uninitialised-read */
}
int finds_across_functions(void)
{
	int value;
	return read_it(&value);
}

void finds_a_string_to_append_to(void)
{
	char text[16];
	strcat(text, "a"); /* expect: memory/uninitialised-read strcat() */
}

#define NEXT(x) ((x) + 1)
int finds_through_a_macro(void)
{
	int value;
	return NEXT(value); /* expect: memory/uninitialised-read */
}

int uninitialised_read_it(const int *p);
int finds_across_files(void)
{
	int value;

	return uninitialised_read_it(&value);
}

int allows_both_branches(int channel)
{
	int value;
	if (channel)
		value = 1;
	else
		value = 2;
	return value;
}

int allows_an_out_parameter(void)
{
	int value;
	take(&value);
	return value;
}

int allows_a_correlated_flag(void)
{
	int value;
	int ok = ready();
	if (ok)
		value = 1;
	if (ok)
		return value;
	return 0;
}

/* Many ways out of a function that says in its result whether it has filled the parameter. */
static int length_of(const unsigned char *p, size_t n, size_t *length)
{
	if (n < 1)
		return -1;
	if (!(p[0] & 0x80)) {
		*length = p[0];
		return 0;
	}
	switch (p[0] & 0x7f) {
	case 1:
		if (n < 2)
			return -2;
		*length = p[1];
		break;
	case 2:
		if (n < 3)
			return -3;
		*length = (size_t)p[1] << 8 | p[2];
		break;
	case 3:
		if (n < 4)
			return -4;
		*length = (size_t)p[2] << 8 | p[3];
		break;
	default:
		return -5;
	}
	if (*length > n)
		return -6;
	return 0;
}

size_t allows_an_out_parameter_of_many_ways(const unsigned char *p, size_t n)
{
	size_t length;
	int result = length_of(p, n, &length);

	if (result != 0)
		return 0;
	return length + 1;
}

int allows_an_array_that_a_loop_fills(const char *text, size_t n)
{
	char copy[16];
	size_t i;

	for (i = 0; i < n && i < sizeof(copy); i++)
		copy[i] = text[i];
	return copy[0];
}

int allows_what_is_scanned(const char *line)
{
	char date[20];

	if (sscanf(line, "%19s", date) != 1)
		return 0;
	return date[0];
}

int allows_a_copy_of_a_text(const char *text)
{
	char *copy = strdup(text);
	int first = copy ? copy[0] : 0;

	free(copy);
	return first;
}

int allows_assembler_that_writes(const char *from)
{
	char block[16];

	__asm__ volatile("" : : "r"(from), "r"(block) : "memory");
	return block[0];
}

union address {
	struct place *place;
	const void *any;
} __attribute__((transparent_union));
struct place {
	int family;
};
int place_of(int fd, union address to);

int allows_a_transparent_union(int fd)
{
	struct place place;

	if (place_of(fd, &place) < 0)
		return 0;
	return place.family;
}

/* A member that is set as a whole, in another function. */
struct wire {
	int in, out;
	size_t sent;
	char *text;
};
struct ends {
	int client;
	struct wire wire;
};

static void wire_init(struct wire *wire, int in)
{
	*wire = (struct wire){.in = in};
}

size_t allows_a_member_that_is_set_as_a_whole(int fd)
{
	struct ends ends;

	wire_init(&ends.wire, fd);
	return ends.wire.sent;
}

void *mmap(void *at, size_t length, int protection, int flags, int fd, long offset);
int munmap(void *at, size_t length);

int allows_a_mapped_file(int fd)
{
	int number = 0;
	char *at = mmap(NULL, 16, 1, 2, fd, 0);

	if (at == (char *)-1)
		return 0;
	memcpy(&number, at, sizeof(number));
	munmap(at, 16);
	return number;
}

/* What is filled for some texts: whether this caller has another, the two have agreed upon. */
static int number_in(const char *text, int *number)
{
	if (text[0] < '0' || text[0] > '9')
		return -1;
	*number = text[0] - '0';
	return 0;
}

int allows_what_a_callee_leaves_unset_for_some_texts(const char *reply)
{
	int number;

	number_in(reply, &number);
	return number;
}

/* Read in a callee, after another callee has filled it and said so. */
struct span {
	int least, most;
};
static int span_of(const char *text, int kind, struct span *span)
{
	if (kind > 3)
		return -1;
	span->least = text[0];
	if (kind == 2)
		return -1;
	span->most = text[1];
	return 0;
}
static int width_of(const struct span *span)
{
	return span->most - span->least;
}

int allows_a_filled_parameter_that_is_passed_on(const char *text, int kind)
{
	struct span span;

	if (kind == 1 && span_of(text, kind, &span) != 0)
		return -1;
	if (kind == 1)
		return width_of(&span);
	return 0;
}

static void place_in(const int *all, int n, int wanted, int *at)
{
	for (int i = 0; i < n; i++)
		if (all[i] == wanted) {
			*at = i;
			return;
		}
}
static int places[4];
int finds_what_is_not_found(int wanted)
{
	int at;
	place_in(places, 4, wanted, &at);
	return at + 1; /* expect: memory/uninitialised-read */
}

int allows_what_has_a_beginning(const int *all, int n)
{
	int at = -1;
	place_in(all, n, 3, &at);
	return at + 1;
}

static int placed_in(const int *all, int n, int wanted, int *at)
{
	for (int i = 0; i < n; i++)
		if (all[i] == wanted) {
			*at = i;
			return 1;
		}
	return 0;
}
int allows_what_the_result_tells(const int *all, int n)
{
	int at;
	if (!placed_in(all, n, 3, &at))
		return 0;
	return at + 1;
}
