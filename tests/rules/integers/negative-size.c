/* SPDX-License-Identifier: Apache-2.0 */
/* integers/negative-size: what it finds, then what it must leave alone. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "negative-size.h"

void finds_a_copy(char *to, const char *from)
{
	int n = 0;
	if (scanf("%d", &n) == 1 && n < 100)
		memcpy(to, from, n); /* expect: integers/negative-size */
}

void *finds_a_known_number(void)
{
	int n = -5;
	return malloc(n); /* expect: integers/negative-size */
}

static void fill(char *to, int n)
{
	memset(to, 0, n); /* expect: integers/negative-size */
}
void finds_across_functions(char *to)
{
	int n = 0;
	if (scanf("%d", &n) == 1 && n < 100)
		fill(to, n);
}

#define COPY(t, f, n) strncpy(t, f, n)
void finds_through_a_macro(char *to, const char *from)
{
	int n = 0;
	if (scanf("%d", &n) == 1 && n < 100)
		COPY(to, from, n); /* expect: integers/negative-size */
}

void negative_size_fill(char *to, int n);
void finds_across_files(char *to)
{
	int n = 0;

	if (scanf("%d", &n) == 1 && n < 100)
		negative_size_fill(to, n);
}

void finds_a_failed_read(int s, FILE *to)
{
	char part[64];
	int n = (int)read(s, part, sizeof(part));
	fwrite(part, 1, n, to); /* expect: integers/negative-size read() gives -1 */
}

void finds_a_failure_in_an_unsigned_variable(int s, FILE *to)
{
	char part[64];
	size_t n = read(s, part, sizeof(part)); /* expect: integers/negative-size read() gives -1 */
	fwrite(part, 1, n, to);
}

int finds_a_failure_that_passes_as_large(int s, int head[2])
{
	if (read(s, head, 8) < sizeof(int)) /* expect: integers/negative-size read() gives -1 */
		return -1;
	return head[0];
}

void finds_a_number_of_a_text(char *to, const char *from, const char *config)
{
	int n = atoi(config);
	if (n > 63)
		n = 63;
	strncpy(to, from, n); /* expect: integers/negative-size out of a text */
}

void allows_a_check(char *to, const char *from)
{
	int n = 0;
	if (scanf("%d", &n) == 1 && n >= 0 && n < 100)
		memcpy(to, from, n);
}

void allows_a_known_number(char *to, const char *from)
{
	int n = 99;
	memcpy(to, from, n);
}

void allows_a_parameter(char *to, const char *from, int n)
{
	memcpy(to, from, n);
}

int allows_showing_it(void)
{
	int n = -5;
	return printf("%08x\n", (unsigned)n);
}

void allows_a_checked_read(int s, FILE *to)
{
	char part[64];
	int n = (int)read(s, part, sizeof(part));
	if (n > 0)
		fwrite(part, 1, n, to);
}

void allows_a_read_compared_with_its_failure(int s, FILE *to)
{
	char part[64];
	ssize_t n = read(s, part, sizeof(part));
	if (n == -1)
		return;
	fwrite(part, 1, n, to);
}

void allows_a_failure_that_is_looked_for(int s, FILE *to)
{
	char part[64];
	size_t n = read(s, part, sizeof(part));
	if (n == (size_t)-1)
		return;
	fwrite(part, 1, n, to);
}

int allows_a_failure_that_differs(int s, int head[2])
{
	if (read(s, head, 8) != sizeof(int))
		return -1;
	return head[0];
}

void allows_a_bounded_number_of_a_text(char *to, const char *from, const char *config)
{
	int n = atoi(config);
	if (n > 63 || n < 0)
		n = 63;
	strncpy(to, from, n);
}
