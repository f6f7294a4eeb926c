/* SPDX-License-Identifier: Apache-2.0 */
/* memory/overread: what it finds, then what it must leave alone. */
#include <stdlib.h>
#include <string.h>

#include "overread.h"

long recv(int s, void *data, unsigned long size, int flags);

int finds_one_too_many(void)
{
	int list[4] = {1, 2, 3, 4};
	int i, sum = 0;
	for (i = 0; i <= 4; i++)
		sum += list[i]; /* expect: memory/overread */
	return sum;
}

void finds_a_copy(char *to)
{
	char from[8] = "abc";
	memcpy(to, from, 16); /* expect: memory/overread memcpy() */
}

void finds_a_length_from_outside(int s, char *to)
{
	char from[64] = "abc";
	unsigned n = 0;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n))
		return;
	memcpy(to, from, n); /* expect: memory/overread */
}

static int sum(const int *list, int n)
{
	int i, total = 0;
	for (i = 0; i < n; i++)
		total += list[i]; /* expect: memory/overread */
	return total;
}
int finds_across_functions(void)
{
	int list[2] = {1, 2};
	return sum(list, 3);
}

#define LAST(p, n) ((p)[n])
int finds_through_a_macro(void)
{
	int list[3] = {1, 2, 3};
	return LAST(list, 3); /* expect: memory/overread */
}

int overread_sum(const int *list, int n);
int finds_across_files(void)
{
	int list[2] = {1, 2};

	return overread_sum(list, 3);
}

int allows_the_right_loop(void)
{
	int list[4] = {1, 2, 3, 4};
	int i, s = 0;
	for (i = 0; i < 4; i++)
		s += list[i];
	return s;
}

void allows_a_checked_length(int s, char *to)
{
	char from[64] = "abc";
	unsigned n = 0;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n))
		return;
	if (n <= sizeof(from))
		memcpy(to, from, n);
}

int allows_an_unknown_object(const int *list, int i)
{
	return list[i];
}

char finds_the_byte_behind_a_full_buffer(int s)
{
	char in[16];
	long n = recv(s, in, sizeof(in), 0);
	return n > 0 ? in[n] : 0; /* expect: memory/overread */
}

char allows_a_byte_kept_free(int s)
{
	char in[16];
	long n;
	in[15] = 0;
	n = recv(s, in, sizeof(in) - 1, 0);
	return n > 0 ? in[n] : 0;
}

int allows_steps_of_two(void)
{
	int list[16] = {0}, i, sum = 0;
	for (i = 0; i < 16; i += 2)
		sum += list[i] + list[i + 1];
	return sum;
}

int finds_steps_that_go_too_far(void)
{
	int list[16] = {0}, i, sum = 0;
	for (i = 0; i < 16; i += 2)
		sum += list[i] + list[i + 2]; /* expect: memory/overread */
	return sum;
}

/* A table of the program ends with its mark. */
struct entry {
	const char *name;
	int value;
};
static const struct entry entries[] = {{"a", 1}, {"b", 2}, {NULL, 0}};
int allows_a_table_with_a_mark(void)
{
	const struct entry *e;
	int sum = 0;
	for (e = entries; e->name; e++)
		sum += e->value;
	return sum;
}
static const char *const names[] = {"x", [2] = "y", "z", NULL};
int allows_names_with_a_mark(void)
{
	int i, n = 0;
	for (i = 3; names[i]; i++)
		n++;
	return n;
}
static const int no_mark[] = {1, 2};
int finds_a_table_without_one(void)
{
	int i;
	for (i = 0; no_mark[i]; i++) /* expect: memory/overread */
		;
	return i;
}

/* A comparison with a number that nobody knows is no statement about the object. */
int allows_an_unknown_count(unsigned char n)
{
	int list[32] = {0}, i, sum = 0;
	for (i = 0; i < n; i++)
		sum += list[i];
	return sum;
}

/* What an inner loop has left behind lies within what the outer one asks for. */
static int skip(const char *text, unsigned long size)
{
	unsigned long i, n = 0;
	for (i = 0; i < size; i++) {
		while (i < size && text[i] == ' ')
			i++;
		if (i == size)
			break;
		n += text[i] == '\n';
	}
	return (int)n;
}
int allows_two_loops_over_one_index(void)
{
	static const char text[] = "a b c d e f g";
	return skip(text, sizeof(text) - 1);
}

#include <string.h>

void allows_an_end_that_is_set(void)
{
	char name[8];
	strncpy(name, "controller-12", sizeof(name));
	name[sizeof(name) - 1] = '\0';
	puts(name);
}

void finds_a_text_without_an_end(void)
{
	char four[4];
	memcpy(four, "ABCD", 4);
	printf("%5d %s\n", 4, four); /* expect: memory/overread printf() reads behind 'four' */
}

void allows_as_much_as_there_is(void)
{
	char four[4];
	memcpy(four, "ABCD", 4);
	printf("%.4s %.*s\n", four, 4, four);
}
