/* SPDX-License-Identifier: Apache-2.0 */
/* integers/sign-extension: what it finds, then what it must leave alone. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sign-extension.h"

void finds_a_copy(char *to, const char *from)
{
	short n = 0;
	if (scanf("%hd", &n) == 1 && n < 100)
		memcpy(to, from, n); /* expect: integers/sign-extension */
}

void *finds_a_known_number(void)
{
	short n = -5;
	return malloc(n); /* expect: integers/sign-extension */
}

static void fill(char *to, short n)
{
	memset(to, 0, n); /* expect: integers/sign-extension */
}
void finds_across_functions(char *to)
{
	short n = 0;
	if (scanf("%hd", &n) == 1 && n < 100)
		fill(to, n);
}

#define COPY(t, f, n) strncpy(t, f, n)
void finds_through_a_macro(char *to, const char *from)
{
	short n = 0;
	if (scanf("%hd", &n) == 1 && n < 100)
		COPY(to, from, n); /* expect: integers/sign-extension */
}

void sign_extension_fill(char *to, short n);
void finds_across_files(char *to)
{
	short n = 0;

	if (scanf("%hd", &n) == 1 && n < 100)
		sign_extension_fill(to, n);
}

int finds_an_index(const int table[256])
{
	signed char c = 0;
	if (scanf("%hhd", &c) != 1)
		return 0;
	unsigned index = c; /* expect: integers/sign-extension */
	return table[index];
}

void allows_a_check(char *to, const char *from)
{
	short n = 0;
	if (scanf("%hd", &n) == 1 && n >= 0 && n < 100)
		memcpy(to, from, n);
}

void allows_a_known_number(char *to, const char *from)
{
	short n = 99;
	memcpy(to, from, n);
}

void allows_a_parameter(char *to, const char *from, short n)
{
	memcpy(to, from, n);
}

int allows_an_unsigned_character(const int table[256])
{
	signed char c = 0;
	if (scanf("%hhd", &c) != 1)
		return 0;
	unsigned index = (unsigned char)c;
	return table[index];
}

int allows_an_index_below_a_limit(const int table[256])
{
	signed char c = 0;
	if (scanf("%hhd", &c) != 1)
		return 0;
	unsigned index = c;
	return index < 256 ? table[index] : 0;
}

char *finds_a_size_with_room_for_more(void)
{
	signed char c = 0;
	if (scanf("%hhd", &c) != 1)
		return NULL;
	size_t size = c; /* expect: integers/sign-extension */
	return malloc(size + 1);
}

char *allows_a_size_without_a_sign(void)
{
	unsigned char c = 0;
	if (scanf("%hhu", &c) != 1)
		return NULL;
	size_t size = c;
	return malloc(size + 1);
}
