/* SPDX-License-Identifier: Apache-2.0 */
/* integers/truncation: what it finds, then what it must leave alone. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "truncation.h"

unsigned char finds_a_byte(int s)
{
	unsigned n = 0;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n))
		return 0;
	return (unsigned char)n; /* expect: integers/truncation */
}

short finds_a_known_number(void)
{
	int n = SHRT_MAX + 5;
	short small = (short)n; /* expect: integers/truncation */
	return small;
}

static char cut(int n)
{
	return (char)n; /* expect: integers/truncation */
}
char finds_across_functions(void)
{
	int n = 0;
	if (scanf("%d", &n) != 1)
		return 0;
	return cut(n);
}

#define SMALL(n) ((short)(n))
short finds_through_a_macro(void)
{
	char *text = getenv("N");
	int n = text ? atoi(text) : 0;
	return SMALL(n); /* expect: integers/truncation */
}

char truncation_cut(int n);
char finds_across_files(void)
{
	int n = 0;

	if (scanf("%d", &n) != 1)
		return 0;
	return truncation_cut(n);
}

unsigned short finds_a_number_of_a_text(const char *port)
{
	return (unsigned short)atoi(port); /* expect: integers/truncation out of a text */
}

struct short_text {
	unsigned char length;
	char text[255];
};
void finds_the_length_of_a_text(struct short_text *to, const char *from)
{
	size_t n = strlen(from);
	to->length = n; /* expect: integers/truncation length of a text */
	memcpy(to->text, from, to->length);
}

int finds_the_size_of_a_file(FILE *f)
{
	return ftell(f); /* expect: integers/truncation size of a file */
}

void finds_an_end_in_a_character(void)
{
	char c;
	while ((c = getchar()) != EOF) /* expect: integers/truncation EOF */
		putchar(c);
}

unsigned char allows_a_check(int s)
{
	unsigned n = 0;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n) || n > 255)
		return 0;
	return (unsigned char)n;
}

unsigned char allows_a_mask(int s)
{
	unsigned n = 0;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n))
		return 0;
	return (unsigned char)(n & 0xff);
}

char allows_a_parameter(int n)
{
	return (char)n;
}

void allows_a_byte_of_a_buffer(int s, unsigned char *to)
{
	unsigned n = 0, i;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n))
		return;
	for (i = 0; i < 4; i++, n >>= 8)
		to[i] = (unsigned char)n;
}

unsigned short allows_a_remainder(unsigned short limit)
{
	return limit ? (unsigned short)((unsigned)rand() % limit) : 0;
}

unsigned short allows_a_bounded_number_of_a_text(const char *text)
{
	long port = strtol(text, NULL, 10);
	return port < 1 || port > 65535 ? 0 : (unsigned short)port;
}

void allows_a_bounded_length(struct short_text *to, const char *from)
{
	size_t n = strlen(from);
	if (n > 255)
		n = 255;
	to->length = n;
	memcpy(to->text, from, to->length);
}

long allows_the_size_of_a_file(FILE *f)
{
	return ftell(f);
}

void allows_an_end_in_a_number(void)
{
	int c;
	while ((c = getchar()) != EOF)
		putchar(c);
}
