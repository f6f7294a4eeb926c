/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_win.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <wchar.h>

/* shared */
struct fm_pair {
	int one;
	int two;
};
struct fm_node {
	struct fm_node *next;
	char *name;
};
static int fm_true = 1;
static int fm_false = 0;
static int fm_yes(void)
{
	return 1;
}
static int fm_coin(void)
{
	return rand() % 2;
}

/* finds m5_leak_scope: 401 772 */
int longest(const char *a, const char *b)
{
	char *both = malloc(strlen(a) + strlen(b) + 1);
	if (both == NULL)
		return -1;
	strcpy(both, a);
	strcat(both, b);
	int n = (int)strcspn(both, " ");
	return n;
}
/* allows m5_leak_scope */
int longest_ok(const char *a, const char *b)
{
	char *both = malloc(strlen(a) + strlen(b) + 1);
	if (both == NULL)
		return -1;
	strcpy(both, a);
	strcat(both, b);
	int n = (int)strcspn(both, " ");
	free(both);
	return n;
}

/* finds m5_leak_struct_wide: 401 772 */
void pairs(void)
{
	struct fm_pair *p = calloc(100, sizeof(*p));
	if (p == NULL)
		exit(1);
	p[0].one = 1;
	p[0].two = 2;
	printf("%d %d\n", p->one, p->two);
	;
}
/* allows m5_leak_struct_wide */
void pairs_ok(void)
{
	struct fm_pair *p = calloc(100, sizeof(*p));
	if (p == NULL)
		exit(1);
	p[0].one = 1;
	p[0].two = 2;
	printf("%d %d\n", p->one, p->two);
	free(p);
}

/* finds m5_leak_strdup_global: 401 772 */
static char *fm_pick(char *d)
{
	d = strdup("a string");
	return d;
}
void show_pick(void)
{
	char *d = NULL;
	d = fm_pick(d);
	if (d != NULL)
		puts(d);
}
/* allows m5_leak_strdup_global */
static char *fm_pick_ok(char *d)
{
	d = strdup("a string");
	return d;
}
void show_pick_ok(void)
{
	char *d = NULL;
	d = fm_pick_ok(d);
	if (d != NULL)
		puts(d);
	free(d);
}

/* finds m5_leak_goto: 401 772 */
int goto_leak(int fd)
{
	int r = -1;
	unsigned char *b = malloc(1000);
	if (b == NULL)
		goto out;
	if (read(fd, b, 1000) < 10)
		goto out;
	r = b[9];
	free(b);
out:
	return r;
}
/* allows m5_leak_goto */
int goto_leak_ok(int fd)
{
	int r = -1;
	unsigned char *b = malloc(1000);
	if (b == NULL)
		goto out;
	if (read(fd, b, 1000) < 10)
		goto release;
	r = b[9];
release:
	free(b);
out:
	return r;
}

/* finds m5_leak_realloc: 401 772 */
char *bigger(void)
{
	char *p = malloc(100);
	if (p == NULL)
		return NULL;
	strcpy(p, "start");
	p = realloc(p, 130000);
	if (p == NULL)
		return NULL;
	return p;
}
/* allows m5_leak_realloc */
char *bigger_ok(void)
{
	char *p = malloc(100);
	if (p == NULL)
		return NULL;
	strcpy(p, "start");
	char *q = realloc(p, 130000);
	if (q == NULL) {
		free(p);
		return NULL;
	}
	p = q;
	return p;
}

/* finds m5_leak_in_loop: 401 772 */
int each_line(FILE *in)
{
	int n = 0;
	for (;;) {
		char *line = NULL;
		size_t room = 0;
		if (getline(&line, &room, in) < 0) {
			free(line);
			break;
		}
		n += line[0] == '#';
	}
	return n;
}
/* allows m5_leak_in_loop */
int each_line_ok(FILE *in)
{
	int n = 0;
	for (;;) {
		char *line = NULL;
		size_t room = 0;
		if (getline(&line, &room, in) < 0) {
			free(line);
			break;
		}
		n += line[0] == '#';
		free(line);
	}
	return n;
}

/* finds m5_leak_member: 401 772 */
void drop_node(void)
{
	struct fm_node *n = malloc(sizeof(*n));
	if (n == NULL)
		return;
	n->next = NULL;
	n->name = strdup("first");
	if (n->name != NULL)
		puts(n->name);
	free(n);
}
/* allows m5_leak_member */
void drop_node_ok(void)
{
	struct fm_node *n = malloc(sizeof(*n));
	if (n == NULL)
		return;
	n->next = NULL;
	n->name = strdup("first");
	if (n->name != NULL)
		puts(n->name);
	free(n->name);
	free(n);
}

/* finds m5_leak_union: 401 772 */
union fm_two {
	wchar_t *a, *b;
};
void in_union(void)
{
	union fm_two u;
	wchar_t *w = wcsdup(L"wide");
	if (w == NULL)
		return;
	u.a = w;
	wprintf(L"%ls\n", u.b);
}
/* allows m5_leak_union */
union fm_two_ok {
	wchar_t *a, *b;
};
void in_union_ok(void)
{
	union fm_two_ok u;
	wchar_t *w = wcsdup(L"wide");
	if (w == NULL)
		return;
	u.a = w;
	wprintf(L"%ls\n", u.b);
	free(u.b);
}

/* finds m5_leak_array_pass: 401 772 */
static void take_third(int *v[])
{
	printf("%d\n", v[2][0]);
}
void give_third(void)
{
	int *v[3] = {NULL};
	v[2] = malloc(40);
	if (v[2] == NULL)
		return;
	v[2][0] = 3;
	take_third(v);
}
/* allows m5_leak_array_pass */
static void take_third_ok(int *v[])
{
	printf("%d\n", v[2][0]);
	free(v[2]);
}
void give_third_ok(void)
{
	int *v[3] = {NULL};
	v[2] = malloc(40);
	if (v[2] == NULL)
		return;
	v[2][0] = 3;
	take_third_ok(v);
}

/* finds m5_leak_win_heap: 401 772 */
int heap_win(DWORD n)
{
	BYTE *b = HeapAlloc(GetProcessHeap(), 8, n + 1);
	if (b == NULL)
		return -1;
	b[0] = 1;
	int r = b[n];
	return r;
}
/* allows m5_leak_win_heap */
int heap_win_ok(DWORD n)
{
	BYTE *b = HeapAlloc(GetProcessHeap(), 8, n + 1);
	if (b == NULL)
		return -1;
	b[0] = 1;
	int r = b[n];
	HeapFree(GetProcessHeap(), 0, b);
	return r;
}

/* finds m5_leak_overwritten: 401 772 */
char *name_of(int kind)
{
	char *name = strdup("unknown");
	if (kind == 3)
		name = strdup("third");
	return name;
}
/* allows m5_leak_overwritten */
char *name_of_ok(int kind)
{
	char *name = strdup("unknown");
	if (kind == 3) {
		free(name);
		name = strdup("third");
	}
	return name;
}

/* finds m5_twice_char: 415 */
void twice(void)
{
	char *data = calloc(100, 1);
	if (data == NULL)
		return;
	data[0] = 'x';
	puts(data);
	free(data);
	if (fm_true)
		free(data);
}
/* allows m5_twice_char */
void twice_ok(void)
{
	char *data = calloc(100, 1);
	if (data == NULL)
		return;
	data[0] = 'x';
	puts(data);
	free(data);
	if (fm_true)
		puts("done");
}

/* finds m5_twice_alias: 415 */
void twice_alias(void)
{
	int64_t *a = malloc(8 * sizeof(*a)), *b;
	if (a == NULL)
		return;
	b = a;
	b[0] = 7;
	free(a);
	free(b);
}
/* allows m5_twice_alias */
void twice_alias_ok(void)
{
	int64_t *a = malloc(8 * sizeof(*a)), *b;
	if (a == NULL)
		return;
	b = a;
	b[0] = 7;
	free(a);
	b = NULL;
	free(b);
}

/* finds m5_twice_callee: 415 */
static int parse_into(char *b)
{
	if (b[0] != '{') {
		free(b);
		return -1;
	}
	return 0;
}
int parse_twice(const char *text)
{
	char *b = strdup(text);
	if (b == NULL)
		return -1;
	int r = parse_into(b);
	free(b);
	return r;
}
/* allows m5_twice_callee */
static int parse_into_ok(char *b)
{
	if (b[0] != '{') {
		puts("bad");
		return -1;
	}
	return 0;
}
int parse_twice_ok(const char *text)
{
	char *b = strdup(text);
	if (b == NULL)
		return -1;
	int r = parse_into_ok(b);
	free(b);
	return r;
}

/* finds m5_twice_switch: 415 */
void twice_switch(int event)
{
	struct fm_pair *p = malloc(sizeof(*p));
	switch (event) {
	case 1:
		free(p);
		/* fall through */
	case 2:
		free(p);
		break;
	default:
		free(p);
	}
}
/* allows m5_twice_switch */
void twice_switch_ok(int event)
{
	struct fm_pair *p = malloc(sizeof(*p));
	switch (event) {
	case 1:
		free(p);
		break;
	case 2:
		free(p);
		break;
	default:
		free(p);
	}
}

/* finds m5_twice_member: 415 */
void node_clear(struct fm_node *n)
{
	free(n->name);
	;
}
void node_end(struct fm_node *n)
{
	node_clear(n);
	free(n->name);
	free(n);
}
/* allows m5_twice_member */
void node_clear_ok(struct fm_node *n)
{
	free(n->name);
	n->name = NULL;
}
void node_end_ok(struct fm_node *n)
{
	node_clear_ok(n);
	free(n->name);
	free(n);
}

/* finds m5_twice_global_pointer: 415 */
static char *fm_cache;
static void forget(void)
{
	free(fm_cache);
}
void refresh(void)
{
	fm_cache = malloc(30);
	forget();
	forget();
}
/* allows m5_twice_global_pointer */
static char *fm_cache_ok;
static void forget_ok(void)
{
	free(fm_cache_ok);
	fm_cache_ok = NULL;
}
void refresh_ok(void)
{
	fm_cache_ok = malloc(30);
	forget_ok();
	forget_ok();
}

/* finds m5_use_after: 416 */
void after(void)
{
	wchar_t *w = malloc(100 * sizeof(wchar_t));
	if (w == NULL)
		return;
	wmemset(w, L'A', 99);
	w[99] = 0;
	free(w);
	wprintf(L"%ls\n", w);
}
/* allows m5_use_after */
void after_ok(void)
{
	wchar_t *w = malloc(100 * sizeof(wchar_t));
	if (w == NULL)
		return;
	wmemset(w, L'A', 99);
	w[99] = 0;
	wprintf(L"%ls\n", w);
	free(w);
}

/* finds m5_use_after_returned: 416 */
static char *reversed(char *text)
{
	size_t n = strlen(text);
	char *r = malloc(n + 1);
	if (r == NULL)
		exit(1);
	for (size_t i = 0; i < n; i++)
		r[i] = text[n - 1 - i];
	r[n] = '\0';
	free(r);
	return r;
}
void show_reversed(void)
{
	char *r = reversed("abc");
	puts(r);
}
/* allows m5_use_after_returned */
static char *reversed_ok(char *text)
{
	size_t n = strlen(text);
	char *r = malloc(n + 1);
	if (r == NULL)
		exit(1);
	for (size_t i = 0; i < n; i++)
		r[i] = text[n - 1 - i];
	r[n] = '\0';
	return r;
}
void show_reversed_ok(void)
{
	char *r = reversed_ok("abc");
	puts(r);
	free(r);
}

/* finds m5_use_after_list: 416 */
void list_end(struct fm_node *head)
{
	for (struct fm_node *n = head; n != NULL; n = n->next)
		free(n);
}
/* allows m5_use_after_list */
void list_end_ok(struct fm_node *head)
{
	for (struct fm_node *n = head, *next; n != NULL; n = next) {
		next = n->next;
		free(n);
	}
}

/* finds m5_use_after_realloc: 416 */
int grow_use(int *v, size_t n)
{
	int *first = &v[0];
	int *more = realloc(v, 2 * n * sizeof(*v));
	if (more == NULL)
		return -1;
	more[n] = 1;
	int r = *first;
	free(more);
	return r;
}
/* allows m5_use_after_realloc */
int grow_use_ok(int *v, size_t n)
{
	int *first = &v[0];
	int *more = realloc(v, 2 * n * sizeof(*v));
	if (more == NULL)
		return -1;
	more[n] = 1;
	int r = more[0];
	free(more);
	return r;
}
