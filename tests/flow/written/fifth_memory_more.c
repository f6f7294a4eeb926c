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

/* finds m5_use_after_struct_member: 416 */
int pair_after(void)
{
	struct fm_pair *p = malloc(sizeof(*p)), *q = p;
	if (!p)
		return -1;
	p->one = p->two = 4;
	while (fm_yes()) {
		free(p);
		break;
	}
	int r = q->two;
	return r;
}
/* allows m5_use_after_struct_member */
int pair_after_ok(void)
{
	struct fm_pair *p = malloc(sizeof(*p)), *q = p;
	if (!p)
		return -1;
	p->one = p->two = 4;
	while (fm_yes()) {
		break;
	}
	int r = q->two;
	free(p);
	return r;
}

/* finds m5_use_after_win: 416 */
int local_after(void)
{
	char *p = LocalAlloc(LPTR, 20);
	if (p == NULL)
		return -1;
	strcpy(p, "window");
	LocalFree(p);
	return p[0];
}
/* allows m5_use_after_win */
int local_after_ok(void)
{
	char *p = LocalAlloc(LPTR, 20);
	if (p == NULL)
		return -1;
	strcpy(p, "window");
	int c = p[0];
	LocalFree(p);
	return c;
}

/* finds m5_use_after_double_pointer: 416 */
static void let_go(struct fm_pair **p)
{
	free(*p);
	;
}
int pair_let_go(void)
{
	struct fm_pair *p = calloc(1, sizeof(*p));
	let_go(&p);
	return p != NULL ? p->one : 0;
}
/* allows m5_use_after_double_pointer */
static void let_go_ok(struct fm_pair **p)
{
	free(*p);
	*p = NULL;
}
int pair_let_go_ok(void)
{
	struct fm_pair *p = calloc(1, sizeof(*p));
	let_go_ok(&p);
	return p != NULL ? p->one : 0;
}

/* finds m5_unset_int: 457 665 908 824 */
int unset_case(int kind)
{
	int n;
	switch (kind) {
	case 1:
		n = 10;
		break;
	case 2:
		n = 20;
		break;
	}
	return n;
}
/* allows m5_unset_int */
int unset_case_ok(int kind)
{
	int n;
	switch (kind) {
	case 1:
		n = 10;
		break;
	case 2:
		n = 20;
		break;
	default:
		n = 0;
	}
	return n;
}

/* finds m5_unset_pointer: 457 824 908 665 */
void unset_double(void)
{
	double *d;
	double value = 5.0;
	if (fm_false)
		d = &value;
	;
	printf("%f\n", *d);
}
/* allows m5_unset_pointer */
void unset_double_ok(void)
{
	double *d;
	double value = 5.0;
	if (fm_false)
		d = &value;
	else
		d = &value;
	printf("%f\n", *d);
}

/* finds m5_unset_array_part: 457 908 665 */
int unset_half(void)
{
	int v[10];
	for (int i = 0; i < 10 / 2; i++)
		v[i] = i;
	int sum = 0;
	for (int i = 0; i < 10; i++)
		sum += v[i];
	return sum;
}
/* allows m5_unset_array_part */
int unset_half_ok(void)
{
	int v[10];
	for (int i = 0; i < 10; i++)
		v[i] = i;
	int sum = 0;
	for (int i = 0; i < 10; i++)
		sum += v[i];
	return sum;
}

/* finds m5_unset_member: 457 908 665 */
int unset_two(void)
{
	struct fm_pair p;
	p.one = 1;
	;
	return p.one + p.two;
}
/* allows m5_unset_member */
int unset_two_ok(void)
{
	struct fm_pair p;
	p.one = 1;
	p.two = 2;
	return p.one + p.two;
}

/* finds m5_unset_malloc: 457 908 665 */
int unset_heap(void)
{
	int64_t *p = malloc(sizeof(*p));
	if (p == NULL)
		return 1;
	;
	int r = (int)*p;
	free(p);
	return r;
}
/* allows m5_unset_malloc */
int unset_heap_ok(void)
{
	int64_t *p = malloc(sizeof(*p));
	if (p == NULL)
		return 1;
	*p = 5;
	int r = (int)*p;
	free(p);
	return r;
}

/* finds m5_unset_out_failed: 457 252 253 908 */
int unset_scanned(const char *text)
{
	int a, b;
	sscanf(text, "%d,%d", &a, &b);
	return a + b;
}
/* allows m5_unset_out_failed */
int unset_scanned_ok(const char *text)
{
	int a, b;
	if (sscanf(text, "%d,%d", &a, &b) != 2)
		return -1;
	return a + b;
}

/* finds m5_unset_string: 457 665 908 */
int unset_text(const char *add)
{
	char text[64];
	;
	strcat(text, "key=");
	strncat(text, add, 20);
	return (int)strlen(text);
}
/* allows m5_unset_string */
int unset_text_ok(const char *add)
{
	char text[64];
	text[0] = '\0';
	strcat(text, "key=");
	strncat(text, add, 20);
	return (int)strlen(text);
}

/* finds m5_unset_wide_heap: 665 457 908 126 */
void unset_wide(void)
{
	wchar_t *w = malloc(50 * sizeof(wchar_t));
	if (w == NULL)
		return;
	;
	wcscat(w, L"tail");
	wprintf(L"%ls\n", w);
	free(w);
}
/* allows m5_unset_wide_heap */
void unset_wide_ok(void)
{
	wchar_t *w = malloc(50 * sizeof(wchar_t));
	if (w == NULL)
		return;
	w[0] = L'\0';
	wcscat(w, L"tail");
	wprintf(L"%ls\n", w);
	free(w);
}

/* finds m5_unset_passed: 457 908 665 */
static void print_it(const int *at)
{
	printf("%d\n", *at);
}
void unset_pass(void)
{
	int n;
	;
	print_it(&n);
}
/* allows m5_unset_passed */
static void print_it_ok(const int *at)
{
	printf("%d\n", *at);
}
void unset_pass_ok(void)
{
	int n;
	n = 0;
	print_it_ok(&n);
}

/* finds m5_null_struct: 476 */
int null_struct(void)
{
	struct fm_pair *p;
	if (fm_yes())
		p = NULL;
	else
		p = NULL;
	return p->one;
}
/* allows m5_null_struct */
int null_struct_ok(void)
{
	struct fm_pair *p;
	if (fm_yes())
		p = &(struct fm_pair){1, 2};
	else
		p = NULL;
	return p->one;
}

/* finds m5_null_check_after: 476 690 395 */
size_t check_after(const char *s)
{
	size_t n = strlen(s);
	if (s == NULL)
		return 0;
	return n + 1;
}
/* allows m5_null_check_after */
size_t check_after_ok(const char *s)
{
	if (s == NULL)
		return 0;
	size_t n = strlen(s);
	return n + 1;
}

/* finds m5_null_and_or: 476 */
int both(struct fm_pair *p)
{
	if ((p != NULL) & (p->one == 5))
		return 1;
	return 0;
}
/* allows m5_null_and_or */
int both_ok(struct fm_pair *p)
{
	if ((p != NULL) && (p->one == 5))
		return 1;
	return 0;
}

/* finds m5_null_or: 476 */
bool empty_name(const struct fm_node *n)
{
	if (n == NULL && n->name == NULL)
		return true;
	return n->name[0] == '\0';
}
/* allows m5_null_or */
bool empty_name_ok(const struct fm_node *n)
{
	if (n == NULL || n->name == NULL)
		return true;
	return n->name[0] == '\0';
}

/* finds m5_null_in_check: 476 */
void complain(const struct fm_pair *p)
{
	if (p == NULL)
		fprintf(stderr, "bad pair %d\n", p->two);
}
/* allows m5_null_in_check */
void complain_ok(const struct fm_pair *p)
{
	if (p != NULL)
		fprintf(stderr, "bad pair %d\n", p->two);
}

/* finds m5_null_array_pass: 476 */
static void use_wide(wchar_t *all[])
{
	wchar_t *w = all[2];
	wprintf(L"%lc\n", w[0]);
}
void null_in_array(void)
{
	wchar_t *all[4] = {NULL};
	all[2] = NULL;
	use_wide(all);
}
/* allows m5_null_array_pass */
static void use_wide_ok(wchar_t *all[])
{
	wchar_t *w = all[2];
	wprintf(L"%lc\n", w[0]);
}
void null_in_array_ok(void)
{
	wchar_t *all[4] = {NULL};
	all[2] = L"ok";
	use_wide_ok(all);
}

/* finds m5_null_found: 476 690 */
int after_colon(const char *text)
{
	const char *c = strchr(text, ':');
	return c[1];
}
/* allows m5_null_found */
int after_colon_ok(const char *text)
{
	const char *c = strchr(text, ':');
	return c != NULL ? c[1] : 0;
}

/* finds m5_null_getenv: 690 476 */
size_t home_length(void)
{
	char *h = getenv("HOME");
	return strlen(h);
}
/* allows m5_null_getenv */
size_t home_length_ok(void)
{
	char *h = getenv("HOME");
	if (h == NULL)
		return 0;
	return strlen(h);
}

/* finds m5_null_malloc_short: 690 476 */
void no_room(void)
{
	short *p = malloc(sizeof(short));
	p[0] = 5;
	free(p);
}
/* allows m5_null_malloc_short */
void no_room_ok(void)
{
	short *p = malloc(sizeof(short));
	if (p != NULL)
		p[0] = 5;
	free(p);
}

/* finds m5_null_realloc: 690 476 401 */
void no_more(int n)
{
	struct fm_pair *p = realloc(NULL, (size_t)n * sizeof(*p));
	p[0].one = p[0].two = 0;
	free(p);
}
/* allows m5_null_realloc */
void no_more_ok(int n)
{
	struct fm_pair *p = realloc(NULL, (size_t)n * sizeof(*p));
	if (!p)
		return;
	p[0].one = p[0].two = 0;
	free(p);
}

/* finds m5_null_fopen: 690 476 252 */
int first_of_file(const char *name)
{
	FILE *f = fopen(name, "r");
	int c = fgetc(f);
	fclose(f);
	return c;
}
/* allows m5_null_fopen */
int first_of_file_ok(const char *name)
{
	FILE *f = fopen(name, "r");
	if (f == NULL)
		return -1;
	int c = fgetc(f);
	fclose(f);
	return c;
}

/* finds m5_null_strdup_pass: 690 476 */
static void upper_first(char *s)
{
	s[0] = (char)(s[0] & ~0x20);
}
void copy_upper(void)
{
	char *s = strdup("name");
	upper_first(s);
	free(s);
}
/* allows m5_null_strdup_pass */
static void upper_first_ok(char *s)
{
	s[0] = (char)(s[0] & ~0x20);
}
void copy_upper_ok(void)
{
	char *s = strdup("name");
	if (s == NULL)
		return;
	upper_first_ok(s);
	free(s);
}

/* finds m5_free_stack: 590 */
void free_local(void)
{
	int *p;
	int local[100];
	p = local;
	p[0] = 1;
	printf("%d\n", p[0]);
	free(p);
}
/* allows m5_free_stack */
void free_local_ok(void)
{
	int *p;
	p = malloc(100 * sizeof(int));
	if (p == NULL)
		return;
	p[0] = 1;
	printf("%d\n", p[0]);
	free(p);
}

/* finds m5_free_alloca: 590 */
void free_alloca(void)
{
	wchar_t *w = __builtin_alloca(100 * sizeof(wchar_t));
	if (w == NULL)
		return;
	w[0] = L'\0';
	wprintf(L"[%ls]\n", w);
	free(w);
}
/* allows m5_free_alloca */
void free_alloca_ok(void)
{
	wchar_t *w = malloc(100 * sizeof(wchar_t));
	if (w == NULL)
		return;
	w[0] = L'\0';
	wprintf(L"[%ls]\n", w);
	free(w);
}

/* finds m5_free_static: 590 */
static char *label_of(int n)
{
	static char text[30];
	snprintf(text, sizeof(text), "%d", n);
	return text;
}
void show_label(void)
{
	char *t = label_of(5);
	if (t)
		puts(t);
	free(t);
}
/* allows m5_free_static */
static char *label_of_ok(int n)
{
	char *text = malloc(30);
	if (text)
		snprintf(text, 30, "%d", n);
	return text;
}
void show_label_ok(void)
{
	char *t = label_of_ok(5);
	if (t)
		puts(t);
	free(t);
}
