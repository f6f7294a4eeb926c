/* SPDX-License-Identifier: Apache-2.0 */
#include "fifth_ways.h"
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

/* shared */
const int way_debug = 0;
int way_on = 1;
int way_off = 0;
char *way_text;
int way_number;

int way_always(void)
{
	return 1;
}

int way_never(void)
{
	return 0;
}

int way_ask(FILE *in)
{
	char line[20] = "";
	if (fgets(line, sizeof(line), in) == NULL)
		return 0;
	return atoi(line);
}

int way_ask_small(FILE *in)
{
	int n = way_ask(in);
	return n >= 0 && n < 10 ? n : 1;
}

char *way_line(int s, char *to, size_t n)
{
	ssize_t got = recv(s, to, n - 1, 0);
	if (got <= 0)
		return NULL;
	to[got] = '\0';
	return to;
}

struct way_item *way_item_new(int n)
{
	struct way_item *i = calloc(1, sizeof(*i));
	if (i != NULL)
		i->number = n;
	return i;
}

/* finds w5_leak_far */
struct way_item *way_item_made(int n)
{
	struct way_item *i = calloc(1, sizeof(*i));
	if (i != NULL)
		i->number = n;
	return i;
}
/* allows w5_leak_far */
struct way_item *way_item_made_ok(int n)
{
	struct way_item *i = calloc(1, sizeof(*i));
	if (i != NULL)
		i->number = n;
	return i;
}

/* finds w5_null_far */
struct way_item *way_item_find(struct way_item *all, int n)
{
	for (; all != NULL; all = all->next)
		if (all->number == n)
			return all;
	return NULL;
}
/* allows w5_null_far */
struct way_item *way_item_find_ok(struct way_item *all, int n)
{
	for (; all != NULL; all = all->next)
		if (all->number == n)
			return all;
	return NULL;
}

/* finds w5_kept_far */
void way_keep(char *text)
{
	way_text = text;
}
/* allows w5_kept_far */
void way_keep_ok(char *text)
{
	way_text = text;
}
