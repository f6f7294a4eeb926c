/* SPDX-License-Identifier: Apache-2.0 */
/* memory/underread: what it finds, then what it must leave alone. */
#include <stdlib.h>
#include <string.h>

#include "underread.h"

long recv(int s, void *data, unsigned long size, int flags);

int finds_a_negative_index(void)
{
	int list[4] = {1, 2, 3, 4};
	int i = -2;
	return list[i]; /* expect: memory/underread */
}

void finds_a_moved_pointer(char *to)
{
	char list[16] = "abc";
	char *p = list - 8;
	memcpy(to, p, 4); /* expect: memory/underread memcpy() */
}

int finds_an_index_from_outside(int s)
{
	int list[10] = {0};
	int i = 0;
	if (recv(s, &i, sizeof(i), 0) != sizeof(i))
		return 0;
	if (i < 10)
		return list[i]; /* expect: memory/underread */
	return 0;
}

static int get(const int *at)
{
	return at[-1]; /* expect: memory/underread */
}
int finds_across_functions(void)
{
	int list[4] = {1, 2, 3, 4};
	return get(list);
}

#define BEFORE(p) ((p)[-1])
int finds_through_a_macro(void)
{
	int list[4] = {1, 2, 3, 4};
	return BEFORE(list); /* expect: memory/underread */
}

int underread_get(const int *at);
int finds_across_files(void)
{
	int list[4] = {1, 2, 3, 4};

	return underread_get(list);
}

int allows_an_index(void)
{
	int list[4] = {1, 2, 3, 4};
	int i = 0;
	return list[i];
}

int allows_a_step_back(void)
{
	int list[4] = {1, 2, 3, 4};
	int *p = list + 2;
	return p[-1];
}

int allows_an_unknown_pointer(const int *p)
{
	return p[-1];
}

int finds_a_character_in_a_table(int s)
{
	static const int kinds[256] = {['a'] = 1};
	signed char c;
	if (recv(s, &c, 1, 0) != 1)
		return 0;
	return kinds[c]; /* expect: memory/underread */
}

int allows_an_unsigned_character_in_a_table(int s)
{
	static const int kinds[256] = {['a'] = 1};
	unsigned char c;
	if (recv(s, &c, 1, 0) != 1)
		return 0;
	return kinds[c];
}
