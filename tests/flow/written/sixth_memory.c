/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_win.h"
#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <wchar.h>

/* shared */
struct sm_node {
	struct sm_node *next;
	char *name;
	int number;
};
struct sm_pair {
	int one, two;
};
static int sm_five = 5;
static bool sm_ready = true;
static int sm_state;
static char *sm_keep;
struct sm_small { short a; };
union sm_value { char *text; int number; };

/* finds m6_leak_early_return: 401 772 */
int first_char(FILE *f)
{
	char *line = malloc(200);
	int c = -1;
	if (line == NULL)
		return -1;
	if (fgets(line, 200, f) == NULL)
		return -1;
	c = line[0];
	free(line);
	return c;
}
/* allows m6_leak_early_return */
int first_char_ok(FILE *f)
{
	char *line = malloc(200);
	int c = -1;
	if (line == NULL)
		return -1;
	if (fgets(line, 200, f) == NULL) {
		free(line);
		return -1;
	}
	c = line[0];
	free(line);
	return c;
}

/* finds m6_leak_flag: 401 772 */
void maybe_free(void)
{
	wchar_t *w = calloc(30, sizeof(wchar_t));
	if (w == NULL)
		return;
	wcscpy(w, L"thirty");
	wprintf(L"%ls\n", w);
	if (sm_state == 7)
		free(w);
}
/* allows m6_leak_flag */
void maybe_free_ok(void)
{
	wchar_t *w = calloc(30, sizeof(wchar_t));
	if (w == NULL)
		return;
	wcscpy(w, L"thirty");
	wprintf(L"%ls\n", w);
	if (sm_state != 7)
		free(w);
}

/* finds m6_leak_member_first: 401 772 */
struct sm_node *node_new(const char *name)
{
	struct sm_node *n = malloc(sizeof(*n));
	if (n == NULL)
		return NULL;
	n->name = strdup(name);
	if (n->name == NULL)
		return NULL;
	n->number = 0;
	n->next = NULL;
	return n;
}
/* allows m6_leak_member_first */
struct sm_node *node_new_ok(const char *name)
{
	struct sm_node *n = malloc(sizeof(*n));
	if (n == NULL)
		return NULL;
	n->name = strdup(name);
	if (n->name == NULL) {
		free(n);
		return NULL;
	}
	n->number = 0;
	n->next = NULL;
	return n;
}

/* finds m6_leak_list_head: 401 772 */
void node_end(void)
{
	struct sm_node *n = calloc(1, sizeof(*n));
	if (n == NULL)
		return;
	n->name = strdup("node");
	free(n);
}
/* allows m6_leak_list_head */
void node_end_ok(void)
{
	struct sm_node *n = calloc(1, sizeof(*n));
	if (n == NULL)
		return;
	n->name = strdup("node");
	free(n->name);
	free(n);
}

/* finds m6_leak_loop_break: 401 772 */
int lines_until(FILE *f, const char *end)
{
	int n = 0;
	for (;;) {
		char *line = malloc(120);
		if (line == NULL)
			return -1;
		if (fgets(line, 120, f) == NULL || strcmp(line, end) == 0)
			break;
		n++;
		free(line);
	}
	return n;
}
/* allows m6_leak_loop_break */
int lines_until_ok(FILE *f, const char *end)
{
	int n = 0;
	for (;;) {
		char *line = malloc(120);
		if (line == NULL)
			return -1;
		if (fgets(line, 120, f) == NULL || strcmp(line, end) == 0) {
			free(line);
			break;
		}
		n++;
		free(line);
	}
	return n;
}

/* finds m6_leak_asprintf: 401 772 */
int log_line(int n)
{
	char *text;
	if (asprintf(&text, "line %d", n) < 0)
		return -1;
	puts(text);
	return 0;
}
/* allows m6_leak_asprintf */
int log_line_ok(int n)
{
	char *text;
	if (asprintf(&text, "line %d", n) < 0)
		return -1;
	puts(text);
	free(text);
	return 0;
}

/* finds m6_leak_getline: 401 772 */
int count_lines(FILE *f)
{
	char *line = NULL;
	size_t room = 0;
	int n = 0;
	while (getline(&line, &room, f) > 0)
		n++;
	return n;
}
/* allows m6_leak_getline */
int count_lines_ok(FILE *f)
{
	char *line = NULL;
	size_t room = 0;
	int n = 0;
	while (getline(&line, &room, f) > 0)
		n++;
	free(line);
	return n;
}

/* finds m6_leak_realpath: 401 772 */
int same_file(const char *a, const char *b)
{
	char *x = realpath(a, NULL);
	int r = x != NULL && strcmp(x, b) == 0;
	return r;
}
/* allows m6_leak_realpath */
int same_file_ok(const char *a, const char *b)
{
	char *x = realpath(a, NULL);
	int r = x != NULL && strcmp(x, b) == 0;
	free(x);
	return r;
}

/* finds m6_leak_pointer_kept_nowhere: 401 772 */
static void take_node(struct sm_node *n)
{
	struct sm_node *copy = malloc(sizeof(*copy));
	if (copy == NULL)
		return;
	*copy = *n;
	n->number = copy->number + 1;
}
void take_used(void)
{
	struct sm_node n = {0};
	take_node(&n);
}
/* allows m6_leak_pointer_kept_nowhere */
static void take_node_ok(struct sm_node *n)
{
	struct sm_node *copy = malloc(sizeof(*copy));
	if (copy == NULL)
		return;
	*copy = *n;
	n->number = copy->number + 1;
	free(copy);
}
void take_used_ok(void)
{
	struct sm_node n = {0};
	take_node_ok(&n);
}

/* finds m6_leak_array_of: 401 772 */
void three_texts(void)
{
	char *t[3];
	for (int i = 0; i < 3; i++)
		t[i] = malloc(10);
	for (int i = 0; i < 2; i++)
		free(t[i]);
}
/* allows m6_leak_array_of */
void three_texts_ok(void)
{
	char *t[3];
	for (int i = 0; i < 3; i++)
		t[i] = malloc(10);
	for (int i = 0; i < 3; i++)
		free(t[i]);
}

/* finds m6_twice_cleanup: 415 */
int parse(FILE *f)
{
	char *a = malloc(50);
	int r = -1;
	if (a == NULL)
		return -1;
	if (fgets(a, 50, f) == NULL) {
		free(a);
		goto end;
	}
	r = a[0];
end:
	free(a);
	return r;
}
/* allows m6_twice_cleanup */
int parse_ok(FILE *f)
{
	char *a = malloc(50);
	int r = -1;
	if (a == NULL)
		return -1;
	if (fgets(a, 50, f) == NULL) {
		free(a);
		return r;
	}
	r = a[0];
end:
	free(a);
	return r;
}

/* finds m6_twice_static_flag: 415 */
void flagged(void)
{
	long *v = malloc(100 * sizeof(long));
	if (v == NULL)
		return;
	v[0] = 1;
	if (sm_ready)
		free(v);
	if (sm_ready)
		free(v);
}
/* allows m6_twice_static_flag */
void flagged_ok(void)
{
	long *v = malloc(100 * sizeof(long));
	if (v == NULL)
		return;
	v[0] = 1;
	if (sm_ready)
		free(v);
	if (!sm_ready)
		free(v);
}

/* finds m6_twice_loop: 415 */
void each_round(void)
{
	char *p = malloc(20);
	for (int i = 0; i < 3; i++) {
		free(p);
	}
}
/* allows m6_twice_loop */
void each_round_ok(void)
{
	char *p = malloc(20);
	for (int i = 0; i < 3; i++) {
		free(p);
		p = malloc(20);
	}
	free(p);
}

/* finds m6_twice_two_members: 415 */
void shared_name(void)
{
	struct sm_node a = {0}, b = {0};
	a.name = malloc(10);
	b.name = a.name;
	free(a.name);
	free(b.name);
}
/* allows m6_twice_two_members */
void shared_name_ok(void)
{
	struct sm_node a = {0}, b = {0};
	a.name = malloc(10);
	b.name = malloc(10);
	free(a.name);
	free(b.name);
}

/* finds m6_twice_struct_passed: 415 */
static void node_drop(struct sm_node n)
{
	free(n.name);
}
void dropped(void)
{
	struct sm_node n = {.name = strdup("x")};
	node_drop(n);
	free(n.name);
}
/* allows m6_twice_struct_passed */
static void node_drop_ok(struct sm_node n)
{
	free(n.name);
}
void dropped_ok(void)
{
	struct sm_node n = {.name = strdup("x")};
	node_drop_ok(n);
	n.name = NULL;
}

/* finds m6_twice_realloc_zero: 415 */
void emptied(size_t n)
{
	char *p = malloc(10), *q;
	if (p == NULL)
		return;
	q = realloc(p, n + 1);
	if (q == NULL) {
		free(p);
		return;
	}
	free(q);
	free(p);
}
/* allows m6_twice_realloc_zero */
void emptied_ok(size_t n)
{
	char *p = malloc(10), *q;
	if (p == NULL)
		return;
	q = realloc(p, n + 1);
	if (q == NULL) {
		free(p);
		return;
	}
	free(q);
	p = NULL;
}

/* finds m6_after_wide: 416 */
void wide_after(void)
{
	wchar_t *w = malloc(10 * sizeof(wchar_t));
	if (w == NULL)
		return;
	wmemset(w, L'a', 9);
	w[9] = 0;
	free(w);
	wprintf(L"%ls\n", w);
}
/* allows m6_after_wide */
void wide_after_ok(void)
{
	wchar_t *w = malloc(10 * sizeof(wchar_t));
	if (w == NULL)
		return;
	wmemset(w, L'a', 9);
	w[9] = 0;
	wprintf(L"%ls\n", w);
	free(w);
}

/* finds m6_after_switch: 416 */
void switch_after(void)
{
	struct sm_pair *p = malloc(sizeof(*p));
	if (p == NULL)
		return;
	p->one = 1;
	switch (sm_five) {
	case 5:
		free(p);
		break;
	default:
		break;
	}
	printf("%d\n", p->one);
}
/* allows m6_after_switch */
void switch_after_ok(void)
{
	struct sm_pair *p = malloc(sizeof(*p));
	if (p == NULL)
		return;
	p->one = 1;
	switch (sm_five) {
	case 5:
		free(p);
		return;
	default:
		break;
	}
	printf("%d\n", p->one);
}

/* finds m6_after_list_walk: 416 */
void list_end(struct sm_node *n)
{
	while (n != NULL) {
		free(n);
		n = n->next;
	}
}
/* allows m6_after_list_walk */
void list_end_ok(struct sm_node *n)
{
	while (n != NULL) {
		struct sm_node *next = n->next;
		free(n);
		n = next;
	}
}

/* finds m6_after_global: 416 */
static void keep_end(void)
{
	free(sm_keep);
}
int keep_used(void)
{
	sm_keep = strdup("kept");
	keep_end();
	return sm_keep != NULL ? sm_keep[0] : 0;
}
/* allows m6_after_global */
static void keep_end_ok(void)
{
	free(sm_keep);
	sm_keep = NULL;
}
int keep_used_ok(void)
{
	sm_keep = strdup("kept");
	keep_end_ok();
	return sm_keep != NULL ? sm_keep[0] : 0;
}

/* finds m6_after_inside_pointer: 416 */
char inside(void)
{
	char *all = malloc(40), *part;
	char c;
	if (all == NULL)
		return 0;
	strcpy(all, "key=value");
	part = all + 4;
	free(all);
	c = *part;
	return c;
}
/* allows m6_after_inside_pointer */
char inside_ok(void)
{
	char *all = malloc(40), *part;
	char c;
	if (all == NULL)
		return 0;
	strcpy(all, "key=value");
	part = all + 4;
	c = *part;
	free(all);
	return c;
}

/* finds m6_after_returned: 416 */
static char *upper(const char *t)
{
	char *p = strdup(t);
	if (p != NULL)
		p[0] = 'A';
	free(p);
	return p;
}
void upper_used(void)
{
	char *p = upper("abc");
	if (p != NULL)
		puts(p);
}
/* allows m6_after_returned */
static char *upper_ok(const char *t)
{
	char *p = strdup(t);
	if (p != NULL)
		p[0] = 'A';
	return p;
}
void upper_used_ok(void)
{
	char *p = upper_ok("abc");
	if (p != NULL)
		puts(p);
	free(p);
}
