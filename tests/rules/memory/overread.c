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
