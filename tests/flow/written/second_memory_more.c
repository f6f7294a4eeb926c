/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "second_win.h"
#include <fcntl.h>
#include <netdb.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>
#include <wchar.h>

struct node {
	struct node *next;
	char *text;
};

/* finds m2_list_after: 416 825 */
void free_nodes(struct node *n)
{
	for (; n != NULL; n = n->next)
		free(n);
}
/* allows m2_list_after */
void free_nodes_first(struct node *n)
{
	struct node *next;
	for (; n != NULL; n = next) {
		next = n->next;
		free(n);
	}
}

/* finds m2_stale_alias: 416 825 */
size_t grow_and_count(size_t n)
{
	char *b = malloc(n + 1), *at, *c;
	if (b == NULL)
		return 0;
	memset(b, 'z', n);
	b[n] = '\0';
	at = b;
	c = realloc(b, 2 * n + 2);
	if (c == NULL) {
		free(b);
		return 0;
	}
	n = strlen(at);
	free(c);
	return n;
}
/* allows m2_stale_alias */
size_t grow_and_count_new(size_t n)
{
	char *b = malloc(n + 1), *c;
	if (b == NULL)
		return 0;
	memset(b, 'z', n);
	b[n] = '\0';
	c = realloc(b, 2 * n + 2);
	if (c == NULL) {
		free(b);
		return 0;
	}
	n = strlen(c);
	free(c);
	return n;
}

/* finds m2_global_after: 416 825 */
static char *current;

static void forget(void)
{
	free(current);
}

void replace_current(const char *by)
{
	current = strdup("start");
	if (current == NULL)
		return;
	forget();
	if (by != NULL)
		printf("%s -> %s\n", current, by);
}
/* allows m2_global_after */
void replace_current_first(const char *by)
{
	current = strdup("start");
	if (current == NULL)
		return;
	if (by != NULL)
		printf("%s -> %s\n", current, by);
	forget();
	current = NULL;
}

/* finds m2_unset_struct: 457 665 824 908 */
struct options {
	int level;
	int depth;
};

static void parse(struct options *o, char c)
{
	if (c == 'l')
		o->level = 1;
	else if (c == 'd')
		o->depth = 9;
}

int run_with(char c)
{
	struct options o;
	parse(&o, c);
	return o.level * 10 + o.depth;
}
/* allows m2_unset_struct */
int run_with_set(char c)
{
	struct options o = { 0, 0 };
	parse(&o, c);
	return o.level * 10 + o.depth;
}

/* finds m2_unset_switch: 457 665 824 908 */
const char *colour(int k)
{
	const char *name;
	switch (k) {
	case 0:
		name = "red";
		break;
	case 1:
		name = "green";
		break;
	}
	return name;
}
/* allows m2_unset_switch */
const char *colour_default(int k)
{
	const char *name;
	switch (k) {
	case 0:
		name = "red";
		break;
	case 1:
		name = "green";
		break;
	default:
		name = "none";
	}
	return name;
}

/* finds m2_unset_heap: 457 665 908 824 */
int sum_heap(size_t n)
{
	int *v = malloc(n * sizeof *v), sum = 0;
	if (v == NULL)
		return 0;
	for (size_t i = 0; i < n; i++)
		sum += v[i];
	free(v);
	return sum;
}
/* allows m2_unset_heap */
int sum_heap_zero(size_t n)
{
	int *v = calloc(n, sizeof *v), sum = 0;
	if (v == NULL)
		return 0;
	for (size_t i = 0; i < n; i++)
		sum += v[i];
	free(v);
	return sum;
}

/* finds m2_sizeof_pointer: 467 */
struct packet {
	char name[48];
	int kind;
};

struct packet *packet_new(void)
{
	struct packet *p = malloc(sizeof(p));
	return p;
}
/* allows m2_sizeof_pointer */
struct packet *packet_new_whole(void)
{
	struct packet *p = malloc(sizeof(*p));
	return p;
}

/* finds m2_sizeof_argument: 467 */
int matches_key(const char *typed, const char *key)
{
	return strncmp(typed, key, sizeof(key)) == 0;
}
/* allows m2_sizeof_argument */
int matches_key_whole(const char *typed, const char *key)
{
	return strncmp(typed, key, strlen(key) + 1) == 0;
}

/* finds m2_scaled: 468 */
int second_field(const int *base)
{
	return *(base + 1 * sizeof(int));
}
/* allows m2_scaled */
int second_field_right(const int *base)
{
	return *(base + 1);
}

/* finds m2_scaled_cast: 468 */
double *skip_header(double *samples, size_t bytes)
{
	samples += sizeof(struct packet);
	return bytes ? samples : NULL;
}
/* allows m2_scaled_cast */
double *skip_header_bytes(double *samples, size_t bytes)
{
	samples = (double *)((char *)samples + sizeof(struct packet));
	return bytes ? samples : NULL;
}

/* finds m2_two_arrays: 469 */
long offset_of(const char *text)
{
	char copy[80];
	char *comma;
	if (strlen(text) >= sizeof copy)
		return -1;
	strcpy(copy, text);
	comma = strchr(copy, ',');
	return comma == NULL ? -1 : comma - text;
}
/* allows m2_two_arrays */
long offset_of_right(const char *text)
{
	char copy[80];
	char *comma;
	if (strlen(text) >= sizeof copy)
		return -1;
	strcpy(copy, text);
	comma = strchr(copy, ',');
	return comma == NULL ? -1 : comma - copy;
}

/* finds m2_two_heap: 469 */
ptrdiff_t apart(void)
{
	int *a = malloc(40), *b = malloc(40);
	ptrdiff_t d = b - a;
	free(a);
	free(b);
	return d;
}
/* allows m2_two_heap */
ptrdiff_t apart_same(void)
{
	int *a = malloc(40), *b;
	ptrdiff_t d;
	if (a == NULL)
		return 0;
	b = a + 4;
	d = b - a;
	free(a);
	return d;
}
