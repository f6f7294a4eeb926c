/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "second_win.h"
#include <alloca.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

/* finds q2_overlap: 475 */
void shift_text(char *s)
{
	if (strlen(s) > 3)
		memcpy(s, s + 1, strlen(s));
}
/* allows q2_overlap */
void shift_text_moved(char *s)
{
	if (strlen(s) > 3)
		memmove(s, s + 1, strlen(s));
}

/* finds q2_overlap_print: 475 */
void add_mark(void)
{
	char line[60] = "status";
	sprintf(line, "%s!", line);
	puts(line);
}
/* allows q2_overlap_print */
void add_mark_right(void)
{
	char line[60] = "status";
	strcat(line, "!");
	puts(line);
}

/* finds q2_flush_in: 475 758 */
int next_key(void)
{
	fflush(stdin);
	return getchar();
}
/* allows q2_flush_in */
int next_key_shown(void)
{
	fflush(stdout);
	return getchar();
}

/* finds q2_local_field: 562 */
struct view {
	const wchar_t *text;
	size_t length;
};

struct view view_of(unsigned n)
{
	wchar_t made[24];
	struct view v;
	swprintf(made, 24, L"%u", n);
	v.text = made;
	v.length = wcslen(made);
	return v;
}
/* allows q2_local_field */
struct view view_static(unsigned n)
{
	static wchar_t made[24];
	struct view v;
	swprintf(made, 24, L"%u", n);
	v.text = made;
	v.length = wcslen(made);
	return v;
}

/* finds q2_local_out: 562 */
void give_default(int **out)
{
	int fallback = 10;
	*out = &fallback;
}
/* allows q2_local_out */
void give_default_static(int **out)
{
	static int fallback = 10;
	*out = &fallback;
}

/* finds q2_local_chain: 562 */
static char *fill(char *b, int v)
{
	sprintf(b, "%d", v);
	return b;
}

char *as_text(int v)
{
	char b[20];
	return fill(b, v);
}
/* allows q2_local_chain */
char *as_text_heap(int v)
{
	char *b = malloc(20);
	return b ? fill(b, v) : NULL;
}

/* finds q2_fixed: 587 */
int read_register(void)
{
	volatile int *reg = (volatile int *)0x40021000;
	return *reg;
}
/* allows q2_fixed */
extern volatile int control_register;
int read_register_linked(void)
{
	volatile int *reg = &control_register;
	return *reg;
}

/* finds q2_fixed_call: 587 */
typedef void (*entry_point)(void);
void jump_to_loader(void)
{
	entry_point go = (entry_point)0x1000;
	go();
}
/* allows q2_fixed_call */
extern void loader_main(void);
void jump_to_loader_linked(void)
{
	entry_point go = loader_main;
	go();
}

/* finds q2_child: 588 843 */
struct rgb {
	int r, g, b;
};

int blue_of(void)
{
	int only = 5;
	struct rgb *c = (struct rgb *)&only;
	return c->b;
}
/* allows q2_child */
int blue_of_struct(void)
{
	struct rgb only = { 5, 6, 7 };
	struct rgb *c = &only;
	return c->b;
}

/* finds q2_child_void: 588 843 */
static int green_of(void *any)
{
	return ((struct rgb *)any)->g;
}

int green(char c)
{
	char one = c;
	return green_of(&one);
}
/* allows q2_child_void */
int green_right(int c)
{
	struct rgb one = { c, c, c };
	return green_of(&one);
}

/* finds q2_free_stack: 590 */
void fill_table(void)
{
	int small[16];
	int *t = small;
	memset(t, 0, sizeof small);
	printf("%d\n", t[3]);
	free(t);
}
/* allows q2_free_stack */
void fill_table_heap(void)
{
	int *t = calloc(16, sizeof *t);
	if (t == NULL)
		return;
	printf("%d\n", t[3]);
	free(t);
}

/* finds q2_free_either: 590 */
void print_padded(const wchar_t *w)
{
	wchar_t local[32], *b = local;
	size_t n = wcslen(w) + 1;
	if (n > 32)
		b = malloc(n * sizeof *b);
	if (b == NULL)
		return;
	wcscpy(b, w);
	fputws(b, stdout);
	free(b);
}
/* allows q2_free_either */
void print_padded_right(const wchar_t *w)
{
	wchar_t local[32], *b = local;
	size_t n = wcslen(w) + 1;
	if (n > 32)
		b = malloc(n * sizeof *b);
	if (b == NULL)
		return;
	wcscpy(b, w);
	fputws(b, stdout);
	if (b != local)
		free(b);
}

/* finds q2_free_alloca: 590 */
void echo(const char *s)
{
	char *c = _alloca(strlen(s) + 1);
	strcpy(c, s);
	puts(c);
	free(c);
}
/* allows q2_free_alloca */
void echo_right(const char *s)
{
	char *c = _alloca(strlen(s) + 1);
	strcpy(c, s);
	puts(c);
}

/* finds q2_free_static: 590 */
static struct rgb palette[4];
static struct rgb *pick(int i)
{
	return &palette[i & 3];
}

void dispose(int i)
{
	struct rgb *p = pick(i);
	p->r = 0;
	free(p);
}
/* allows q2_free_static */
void dispose_right(int i)
{
	struct rgb *p = pick(i);
	p->r = 0;
}

/* finds q2_free_moved: 761 763 590 */
int count_until(const char *s, char c)
{
	char *b = strdup(s);
	int n = 0;
	if (b == NULL)
		return -1;
	while (*b != '\0' && *b != c) {
		b++;
		n++;
	}
	free(b);
	return n;
}
/* allows q2_free_moved */
int count_until_right(const char *s, char c)
{
	char *b = strdup(s), *at = b;
	int n = 0;
	if (b == NULL)
		return -1;
	while (*at != '\0' && *at != c) {
		at++;
		n++;
	}
	free(b);
	return n;
}

/* finds q2_free_found: 761 763 590 */
void print_value(const char *pair)
{
	char *copy = strdup(pair), *v;
	if (copy == NULL)
		return;
	v = strchr(copy, '=');
	if (v != NULL) {
		puts(v + 1);
		free(v);
	} else {
		free(copy);
	}
}
/* allows q2_free_found */
void print_value_right(const char *pair)
{
	char *copy = strdup(pair), *v;
	if (copy == NULL)
		return;
	v = strchr(copy, '=');
	if (v != NULL)
		puts(v + 1);
	free(copy);
}

/* finds q2_wide_moved: 761 763 590 */
void skip_spaces(const wchar_t *w)
{
	wchar_t *c = _wcsdup(w);
	if (c == NULL)
		return;
	for (; *c == L' '; c++)
		;
	fputws(c, stdout);
	free(c);
}
/* allows q2_wide_moved */
void skip_spaces_right(const wchar_t *w)
{
	wchar_t *c = _wcsdup(w), *p = c;
	if (c == NULL)
		return;
	for (; *p == L' '; p++)
		;
	fputws(p, stdout);
	free(c);
}

/* finds q2_local_free: 762 404 */
void win_mixed(void)
{
	char *p = LocalAlloc(0, 64);
	if (p == NULL)
		return;
	p[0] = '\0';
	free(p);
}
/* allows q2_local_free */
void win_same(void)
{
	char *p = LocalAlloc(0, 64);
	if (p == NULL)
		return;
	p[0] = '\0';
	LocalFree(p);
}

/* finds q2_global_heap: 762 404 */
void heap_mixed(void)
{
	char *p = malloc(64);
	if (p == NULL)
		return;
	p[0] = '\0';
	GlobalFree(p);
}
/* allows q2_global_heap */
void heap_same(void)
{
	char *p = GlobalAlloc(0, 64);
	if (p == NULL)
		return;
	p[0] = '\0';
	GlobalFree(p);
}

/* finds q2_union: 843 704 */
union value {
	int number;
	const char *text;
};

struct variant {
	enum { NUMBER, TEXT } kind;
	union value v;
};

void show_number(int n)
{
	struct variant x;
	x.kind = NUMBER;
	x.v.number = n;
	puts(x.v.text);
}
/* allows q2_union */
void show_number_right(int n)
{
	struct variant x;
	x.kind = NUMBER;
	x.v.number = n;
	printf("%d\n", x.v.number);
}

/* finds q2_void_pun: 843 704 588 */
int narrow_to_wide(void)
{
	short s = 7;
	void *any = &s;
	int *i = any;
	return *i;
}
/* allows q2_void_pun */
int narrow_right(void)
{
	short s = 7;
	void *any = &s;
	short *i = any;
	return *i;
}

/* finds q2_order: 758 */
int order(int i)
{
	int v[4] = { 0 };
	v[i & 3] = i++;
	return v[0] + i;
}
/* allows q2_order */
int order_right(int i)
{
	int v[4] = { 0 };
	v[i & 3] = i;
	i++;
	return v[0] + i;
}

/* finds q2_shift: 758 1335 */
unsigned mask_of(void)
{
	int width = 32;
	return 1U << width;
}
/* allows q2_shift */
unsigned mask_right(void)
{
	int width = 31;
	return 1U << width;
}

/* finds q2_no_value: 758 393 */
int level_of(char c)
{
	if (c == 'h')
		return 2;
	else if (c == 'l')
		return 1;
}
/* allows q2_no_value */
int level_right(char c)
{
	if (c == 'h')
		return 2;
	else if (c == 'l')
		return 1;
	return 0;
}

/* finds q2_literal: 758 */
void upper_first(void)
{
	char *name = "smith";
	name[0] = 'S';
	puts(name);
}
/* allows q2_literal */
void upper_first_right(void)
{
	char name[] = "smith";
	name[0] = 'S';
	puts(name);
}
