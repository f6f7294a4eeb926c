/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_win.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <wchar.h>

/* finds p3_strcpy_raw: 676 120 121 787 */
void greet(const char *who)
{
	char line[64];
	strcpy(line, "hello ");
	strcat(line, who);
	puts(line);
}
/* allows p3_strcpy_raw */
void greet_right(const char *who)
{
	char line[64];
	snprintf(line, sizeof line, "hello %s", who);
	puts(line);
}

/* finds p3_sprintf_raw: 676 120 121 787 */
void label(const char *what, int n)
{
	char line[32];
	sprintf(line, "%s #%d", what, n);
	puts(line);
}
/* allows p3_sprintf_raw */
void label_right(const char *what, int n)
{
	char line[32];
	snprintf(line, sizeof line, "%s #%d", what, n);
	puts(line);
}

/* finds p3_atoi: 676 */
int as_number(const char *typed)
{
	return atoi(typed);
}
/* allows p3_atoi */
long as_number_right(const char *typed, int *bad)
{
	char *end;
	long n = strtol(typed, &end, 10);
	*bad = end == typed || *end != '\0';
	return n;
}

/* finds p3_gets: 242 676 120 */
extern char *gets(char *);

int ask_name(char *name)
{
	return gets(name) != NULL;
}
/* allows p3_gets */
int ask_name_right(char name[64])
{
	return fgets(name, 64, stdin) != NULL;
}

/* finds p3_gets_pointer: 242 676 120 */
void ask_twice(void)
{
	char a[128];
	char *(*ask)(char *) = gets;
	if (ask(a) != NULL)
		puts(a);
}
/* allows p3_gets_pointer */
void ask_twice_right(void)
{
	char a[128];
	char *(*ask)(char *, int, FILE *) = fgets;
	if (ask(a, sizeof a, stdin) != NULL)
		puts(a);
}

/* finds p3_shift_negative: 758 */
int mask_of(int bit)
{
	int n = -1;
	return n << 4 | 1 << (bit & 31) >> 1;
}
/* allows p3_shift_negative */
unsigned mask_of_right(int bit)
{
	unsigned n = ~0u;
	return n << 4 | 1u << (bit & 31) >> 1;
}

/* finds p3_order: 758 */
int fill(int *out, int n)
{
	int i = 0;
	while (i < n)
		out[i] = i++;
	return i;
}
/* allows p3_order */
int fill_right(int *out, int n)
{
	int i = 0;
	while (i < n) {
		out[i] = i;
		i++;
	}
	return i;
}

/* finds p3_no_return: 758 */
int grade(int points)
{
	if (points > 90)
		return 1;
	if (points > 50)
		return 3;
}

int is_good(int points)
{
	return grade(points) == 1;
}
/* allows p3_no_return */
int grade_right(int points)
{
	if (points > 90)
		return 1;
	if (points > 50)
		return 3;
	return 5;
}

int is_good_right(int points)
{
	return grade_right(points) == 1;
}

/* finds p3_const_write: 758 */
static const int limits[3] = { 1, 2, 3 };

void raise_limit(int i)
{
	int *writable = (int *)&limits[i % 3];
	*writable = 9;
}
/* allows p3_const_write */
static int bounds_of[3] = { 1, 2, 3 };

void raise_bound(int i)
{
	int *writable = &bounds_of[i % 3];
	*writable = 9;
}
