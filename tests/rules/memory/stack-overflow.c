/* SPDX-License-Identifier: Apache-2.0 */
/* memory/stack-overflow: what it finds, then what it must leave alone. */
#include <stdlib.h>
#include <string.h>

#include "stack-overflow.h"

long recv(int s, void *data, unsigned long size, int flags);

void finds_one_too_many(void)
{
	char list[10];
	int i;
	for (i = 0; i <= 10; i++)
		list[i] = 1; /* expect: memory/stack-overflow 'list' */
}

void finds_a_copy(const char *from)
{
	char to[16];
	memcpy(to, from, 32); /* expect: memory/stack-overflow memcpy() */
}

void finds_a_string(void)
{
	char to[8];
	const char *text = "0123456789";
	strcpy(to, text); /* expect: memory/stack-overflow */
}

void finds_an_index_from_outside(int s)
{
	int list[10] = {0};
	int i = 0;
	if (recv(s, &i, sizeof(i), 0) != sizeof(i))
		return;
	if (i >= 0)
		list[i] = 1; /* expect: memory/stack-overflow */
}

static void fill(char *to, unsigned long n)
{
	memset(to, 0, n); /* expect: memory/stack-overflow */
}
void finds_across_functions(void)
{
	char small[4];
	fill(small, 8);
}

#define PUT(a, i, v) ((a)[(i)] = (v))
void finds_through_a_macro(void)
{
	int list[4];
	PUT(list, 4, 1); /* expect: memory/stack-overflow */
}

void stack_overflow_fill(char *to, unsigned long n);
void finds_across_files(void)
{
	char small[4];

	stack_overflow_fill(small, 8);
}

int finds_an_index_that_nothing_bounds(int s)
{
	char text[16];
	int table[10] = {0}, i;
	if (read(s, text, sizeof(text) - 1) <= 0)
		return 0;
	i = atoi(text);
	table[i] = 1; /* expect: memory/stack-overflow */
	return table[0];
}

int finds_a_loop_as_long_as_somebody_says(int s)
{
	char copy[16];
	int n = 0, i;
	if (read(s, &n, sizeof(n)) != sizeof(n))
		return 0;
	for (i = 0; i < n; i++)
		copy[i] = 'x'; /* expect: memory/stack-overflow */
	return copy[0];
}

void allows_what_fits(const char *from)
{
	char to[16];
	memcpy(to, from, sizeof(to));
}

void allows_a_checked_index(int s)
{
	int list[10] = {0};
	int i = 0;
	if (recv(s, &i, sizeof(i), 0) != sizeof(i))
		return;
	if (i >= 0 && i < 10)
		list[i] = 1;
}

void allows_an_unknown_index(int *list, int i)
{
	list[i] = 1;
}

void allows_the_right_loop(void)
{
	char list[10];
	int i;
	for (i = 0; i < 10; i++)
		list[i] = 1;
}

void finds_a_full_buffer(int s)
{
	char in[16];
	long n = recv(s, in, sizeof(in), 0);
	if (n > 0)
		in[n] = 0; /* expect: memory/stack-overflow */
}

void allows_a_byte_kept_free(int s)
{
	char in[16];
	long n = recv(s, in, sizeof(in) - 1, 0);
	if (n > 0)
		in[n] = 0;
}

/* As many as fit, whatever the text. */
void allows_the_lesser_of_two(const char *text)
{
	char to[16];
	unsigned long i;
	for (i = 0; i < sizeof(to) - 1 && text[i]; i++)
		to[i] = text[i];
	to[i] = 0;
}

void finds_a_pointer_that_goes_to_the_end(void)
{
	char to[10];
	char *p = to;
	while (p <= to + sizeof(to))
		*p++ = '-'; /* expect: memory/stack-overflow */
}

void allows_a_pointer_that_stops(void)
{
	char to[10];
	char *p = to;
	while (p < to + sizeof(to))
		*p++ = '-';
}

/* Loops within loops that count to numbers that are known are run as they are. */
void finds_a_triangle(void)
{
	int to[10];
	int row, column, n = 0;
	for (row = 0; row < 5; row++)
		for (column = 0; column <= row; column++)
			to[n++] = row; /* expect: memory/stack-overflow */
}

void allows_a_triangle(void)
{
	int to[15];
	int row, column, n = 0;
	for (row = 0; row < 5; row++)
		for (column = 0; column <= row; column++)
			to[n++] = row;
}

/* A number of two bytes, and twice one, is as much somebody else's as the bytes are. */
void finds_a_count_of_two_bytes(int s)
{
	unsigned char in[4];
	int list[16], i, count;

	if (recv(s, in, sizeof(in), 0) != sizeof(in))
		return;
	count = in[0] << 8 | in[1];
	for (i = 0; i < count; i++)
		list[i] = 1; /* expect: memory/stack-overflow 'list' */
}

void finds_twice_a_count(int s)
{
	unsigned char in[4];
	int list[16], i, count;

	if (recv(s, in, sizeof(in), 0) != sizeof(in))
		return;
	count = in[0] * 2;
	for (i = 0; i < count; i++)
		list[i] = 1; /* expect: memory/stack-overflow 'list' */
}

void allows_counts_that_were_asked_for(int s)
{
	unsigned char in[4];
	int list[16], i, count;

	if (recv(s, in, sizeof(in), 0) != sizeof(in))
		return;
	count = in[0] * 2;
	if (count > 16)
		return;
	for (i = 0; i < count; i++)
		list[i] = 1;
	count = in[2] << 8 | in[3];
	if (count > 16)
		return;
	for (i = 0; i < count; i++)
		list[i] = 2;
}

void allows_a_part_of_a_text(void)
{
	char s[20];
	strcpy(s, "prefix-of-15-ch");
	strncat(s, "0123456789", 20 - strlen(s) - 1);
}

void finds_a_part_that_is_too_long(void)
{
	char s[20];
	strcpy(s, "prefix-of-15-ch");
	strncat(s, "0123456789", 5); /* expect: memory/stack-overflow */
}

void finds_half_of_any_number(void)
{
	char counts[16] = {0};
	counts[rand() / 2] = 1; /* expect: memory/stack-overflow */
}

void allows_a_remainder_of_any_number(void)
{
	char counts[16] = {0};
	counts[rand() / 2 % 16] = 1;
}
