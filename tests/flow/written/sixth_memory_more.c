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

/* finds m6_after_reallocarray: 416 */
int grown(void)
{
	int *v = malloc(4 * sizeof(int)), *first = v, *w;
	if (v == NULL)
		return -1;
	v[0] = 1;
	w = realloc(v, 4000 * sizeof(int));
	if (w == NULL) {
		free(v);
		return -1;
	}
	int r = *first;
	free(w);
	return r;
}
/* allows m6_after_reallocarray */
int grown_ok(void)
{
	int *v = malloc(4 * sizeof(int)), *first = v, *w;
	if (v == NULL)
		return -1;
	v[0] = 1;
	w = realloc(v, 4000 * sizeof(int));
	if (w == NULL) {
		free(v);
		return -1;
	}
	int r = *w;
	free(w);
	return r;
}

/* finds m6_unset_switch: 457 665 908 824 */
int weight(int kind)
{
	int w;
	switch (kind) {
	case 1:
		w = 10;
		break;
	case 2:
		w = 20;
		break;
	}
	return w;
}
/* allows m6_unset_switch */
int weight_ok(int kind)
{
	int w;
	switch (kind) {
	case 1:
		w = 10;
		break;
	case 2:
		w = 20;
		break;
	default:
		w = 0;
	}
	return w;
}

/* finds m6_unset_loop: 457 665 908 */
int highest(const int *v, int n)
{
	int high;
	for (int i = 0; i < n; i++)
		if (i == 0 || v[i] > high)
			high = v[i];
	return high;
}
int highest_none(void)
{
	return highest(NULL, 0);
}
/* allows m6_unset_loop */
int highest_ok(const int *v, int n)
{
	int high = INT_MIN;
	for (int i = 0; i < n; i++)
		if (i == 0 || v[i] > high)
			high = v[i];
	return high;
}
int highest_none_ok(void)
{
	return highest_ok(NULL, 0);
}

/* finds m6_unset_struct_passed: 457 665 908 */
static int sum_pair(struct sm_pair p)
{
	return p.one + p.two;
}
int half_pair(void)
{
	struct sm_pair p;
	p.one = 1;
	return sum_pair(p);
}
/* allows m6_unset_struct_passed */
static int sum_pair_ok(struct sm_pair p)
{
	return p.one + p.two;
}
int half_pair_ok(void)
{
	struct sm_pair p;
	p.one = 1;
	p.two = 2;
	return sum_pair_ok(p);
}

/* finds m6_unset_double: 457 665 908 */
void real(void)
{
	double d;
	if (sm_state == 12)
		d = 1.5;
	printf("%f\n", d);
}
/* allows m6_unset_double */
void real_ok(void)
{
	double d;
	d = sm_state == 12 ? 1.5 : 0;
	printf("%f\n", d);
}

/* finds m6_unset_heap_struct: 457 665 908 */
int heap_pair(void)
{
	struct sm_pair *p = malloc(sizeof(*p));
	int r;
	if (p == NULL)
		return 0;
	p->one = 3;
	r = p->one + p->two;
	free(p);
	return r;
}
/* allows m6_unset_heap_struct */
int heap_pair_ok(void)
{
	struct sm_pair *p = calloc(1, sizeof(*p));
	int r;
	if (p == NULL)
		return 0;
	p->one = 3;
	r = p->one + p->two;
	free(p);
	return r;
}

/* finds m6_unset_array_half: 457 665 908 */
void half_array(void)
{
	int v[10];
	for (int i = 0; i < 5; i++)
		v[i] = i;
	for (int i = 0; i < 10; i++)
		printf("%d\n", v[i]);
}
/* allows m6_unset_array_half */
void half_array_ok(void)
{
	int v[10];
	for (int i = 0; i < 10; i++)
		v[i] = i;
	for (int i = 0; i < 10; i++)
		printf("%d\n", v[i]);
}

/* finds m6_unset_strcat: 665 457 908 */
void appended(const char *t)
{
	char line[100];
	strcat(line, "name: ");
	strncat(line, t, 80);
	puts(line);
}
/* allows m6_unset_strcat */
void appended_ok(const char *t)
{
	char line[100];
	line[0] = '\0';
	strcat(line, "name: ");
	strncat(line, t, 80);
	puts(line);
}

/* finds m6_unset_wide_cat: 665 457 908 */
void wide_appended(void)
{
	wchar_t *w = malloc(50 * sizeof(wchar_t));
	if (w == NULL)
		return;
	wcscat(w, L"abc");
	wprintf(L"%ls\n", w);
	free(w);
}
/* allows m6_unset_wide_cat */
void wide_appended_ok(void)
{
	wchar_t *w = malloc(50 * sizeof(wchar_t));
	if (w == NULL)
		return;
	w[0] = L'\0';
	wcscat(w, L"abc");
	wprintf(L"%ls\n", w);
	free(w);
}

/* finds m6_unset_scanf: 457 252 908 665 */
int asked(void)
{
	int n;
	scanf("%d", &n);
	return n * 2;
}
/* allows m6_unset_scanf */
int asked_ok(void)
{
	int n;
	if (scanf("%d", &n) != 1)
		return 0;
	return n * 2;
}

/* finds m6_null_flag: 476 */
int null_flag(void)
{
	struct sm_pair p = {1, 2}, *q = NULL;
	if (sm_five == 5)
		printf("%d\n", q->one);
	return p.two;
}
/* allows m6_null_flag */
int null_flag_ok(void)
{
	struct sm_pair p = {1, 2}, *q = &p;
	if (sm_five == 5)
		printf("%d\n", q->one);
	return p.two;
}

/* finds m6_null_wide: 476 */
void null_wide(void)
{
	const wchar_t *w = L"text";
	while (sm_ready) {
		w = NULL;
		break;
	}
	wprintf(L"%c\n", w[0]);
}
/* allows m6_null_wide */
void null_wide_ok(void)
{
	const wchar_t *w = L"text";
	while (sm_ready) {
		w = L"other";
		break;
	}
	wprintf(L"%c\n", w[0]);
}

/* finds m6_null_check_wrong: 476 */
int null_first(const struct sm_node *n)
{
	if (n == NULL && n->number == 0)
		return 0;
	return n->number;
}
/* allows m6_null_check_wrong */
int null_first_ok(const struct sm_node *n)
{
	if (n == NULL || n->number == 0)
		return 0;
	return n->number;
}

/* finds m6_null_bit_or: 476 */
int null_both(const struct sm_pair *p)
{
	return (p != NULL) & (p->one > 2);
}
/* allows m6_null_bit_or */
int null_both_ok(const struct sm_pair *p)
{
	return (p != NULL) && (p->one > 2);
}

/* finds m6_null_deref_after_free_set: 476 */
void null_again(void)
{
	char *p = malloc(10);
	if (p == NULL)
		return;
	strcpy(p, "a");
	free(p);
	p = NULL;
	*p = 'b';
}
/* allows m6_null_deref_after_free_set */
void null_again_ok(void)
{
	char *p = malloc(10);
	if (p == NULL)
		return;
	strcpy(p, "a");
	free(p);
	p = NULL;
	p = malloc(2);
	if (p != NULL)
		*p = 'b';
	free(p);
}

/* finds m6_null_late_check: 476 */
int late_check(struct sm_node *n)
{
	int v = n->number;
	if (n == NULL)
		return -1;
	return v;
}
/* allows m6_null_late_check */
int late_check_ok(struct sm_node *n)
{
	int v = 0;
	if (n == NULL)
		return -1;
	v = n->number;
	return v;
}

/* finds m6_null_struct_member: 476 */
static int deep(const struct sm_node *n)
{
	return n->next->number;
}
int deep_used(void)
{
	struct sm_node a = {0}, b = {0};
	b.number = 4;
	a.next = NULL;
	return deep(&a);
}
/* allows m6_null_struct_member */
static int deep_ok(const struct sm_node *n)
{
	return n->next->number;
}
int deep_used_ok(void)
{
	struct sm_node a = {0}, b = {0};
	b.number = 4;
	a.next = &b;
	return deep_ok(&a);
}

/* finds m6_null_strchr: 690 476 */
int value_of(const char *pair)
{
	const char *eq = strchr(pair, '=');
	return atoi(eq + 1);
}
/* allows m6_null_strchr */
int value_of_ok(const char *pair)
{
	const char *eq = strchr(pair, '=');
	if (eq == NULL)
		return 0;
	return atoi(eq + 1);
}

/* finds m6_null_strstr_write: 690 476 */
void cut_scheme(char *url)
{
	char *p = strstr(url, "://");
		*p = '\0';
}
/* allows m6_null_strstr_write */
void cut_scheme_ok(char *url)
{
	char *p = strstr(url, "://");
	if (p != NULL)
		*p = '\0';
}

/* finds m6_null_calloc_struct: 690 476 */
struct sm_pair *pair_new(int n)
{
	struct sm_pair *p = calloc(1, sizeof(*p));
	p->one = n;
	return p;
}
/* allows m6_null_calloc_struct */
struct sm_pair *pair_new_ok(int n)
{
	struct sm_pair *p = calloc(1, sizeof(*p));
	if (p == NULL)
		return NULL;
	p->one = n;
	return p;
}

/* finds m6_null_strtok: 690 476 */
void words(char *line)
{
	char *first = strtok(line, " ");
	printf("%c\n", first[0]);
}
/* allows m6_null_strtok */
void words_ok(char *line)
{
	char *first = strtok(line, " ");
	if (first == NULL)
		return;
	printf("%c\n", first[0]);
}

/* finds m6_null_wcsdup: 690 476 */
void wide_dup(const wchar_t *w)
{
	wchar_t *p = wcsdup(w);
	p[0] = L'A';
	wprintf(L"%ls\n", p);
	free(p);
}
/* allows m6_null_wcsdup */
void wide_dup_ok(const wchar_t *w)
{
	wchar_t *p = wcsdup(w);
	if (p == NULL)
		return;
	p[0] = L'A';
	wprintf(L"%ls\n", p);
	free(p);
}

/* finds m6_null_virtual_alloc: 690 476 */
void page(void)
{
	char *p = VirtualAlloc(NULL, 4096, MEM_COMMIT, PAGE_READWRITE);
	p[0] = 1;
	VirtualFree(p, 0, MEM_RELEASE);
}
/* allows m6_null_virtual_alloc */
void page_ok(void)
{
	char *p = VirtualAlloc(NULL, 4096, MEM_COMMIT, PAGE_READWRITE);
	if (p == NULL)
		return;
	p[0] = 1;
	VirtualFree(p, 0, MEM_RELEASE);
}

/* finds m6_free_array: 590 */
void free_array(void)
{
	wchar_t room[20], *p = room;
	if (p == NULL)
		return;
	p[0] = 0;
	(void)room;
	free(p);
}
/* allows m6_free_array */
void free_array_ok(void)
{
	wchar_t room[20], *p = malloc(20 * sizeof(wchar_t));
	if (p == NULL)
		return;
	p[0] = 0;
	(void)room;
	free(p);
}

/* finds m6_free_struct_passed: 590 */
static void end_name(struct sm_node *n)
{
	free(n->name);
}
void end_local(void)
{
	char text[10] = "local";
	struct sm_node n = {0};
	n.name = text;
	end_name(&n);
}
/* allows m6_free_struct_passed */
static void end_name_ok(struct sm_node *n)
{
	free(n->name);
}
void end_local_ok(void)
{
	char text[10] = "local";
	struct sm_node n = {0};
	n.name = strdup(text);
	end_name_ok(&n);
}

/* finds m6_free_global_array: 590 */
static int table[20];
void end_table(void)
{
	int *p = table;
	if (p == NULL)
		return;
	p[0] = table[1];
	free(p);
}
/* allows m6_free_global_array */
static int table_ok[20];
void end_table_ok(void)
{
	int *p = calloc(20, sizeof(int));
	if (p == NULL)
		return;
	p[0] = table_ok[1];
	free(p);
}

/* finds m6_free_argument: 590 */
int main_free(int argc, char **argv)
{
	char *name = argc > 1 ? argv[1] : NULL;
	if (name != NULL)
		puts(name);
	free(name);
	return 0;
}
/* allows m6_free_argument */
int main_free_ok(int argc, char **argv)
{
	char *name = argc > 1 ? strdup(argv[1]) : NULL;
	if (name != NULL)
		puts(name);
	free(name);
	return 0;
}

/* finds m6_free_getenv: 590 */
void env_free(void)
{
	char *h = getenv("HOME");
	if (h == NULL)
		return;
	puts(h);
	free(h);
}
/* allows m6_free_getenv */
void env_free_ok(void)
{
	char *h = strdup("home");
	if (h == NULL)
		return;
	puts(h);
	free(h);
}
