/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_sec.h"
#include "third_win.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#include <wchar.h>

/* shared */
struct vm_item {
	struct vm_item *next;
	char *name;
	int value;
};
struct vm_pair {
	int one;
	int two;
};
struct vm_both {
	char *left;
	char *right;
};
union vm_way {
	char *in;
	char *out;
};
static int vm_true = 1;
static int vm_false = 0;
static const int vm_five = 5;
static int vm_coin(void)
{
	return rand() % 2;
}
static int vm_one(void)
{
	return 1;
}
static char *vm_new(const char *t)
{
	char *p = malloc(strlen(t) + 1);
	if (p != NULL)
		strcpy(p, t);
	return p;
}

/* finds m7_twice_member: 415 */
static void m7_twice_member_end(struct vm_both *b)
{
	free(b->left);
	free(b->left);
}
void m7_twice_member(void)
{
	struct vm_both b = {vm_new("l"), vm_new("r")};
	m7_twice_member_end(&b);
}
/* allows m7_twice_member */
static void m7_twice_member_ok_end(struct vm_both *b)
{
	free(b->left);
	free(b->right);
}
void m7_twice_member_ok(void)
{
	struct vm_both b = {vm_new("l"), vm_new("r")};
	m7_twice_member_ok_end(&b);
}

/* finds m7_twice_alias: 415 */
void m7_twice_alias(const char *t)
{
	char *all[3] = {NULL, NULL, NULL};
	char *p = strdup(t);
	all[1] = p;
	free(p);
	for (int i = 0; i < 3; i++)
		free(all[i]);
}
/* allows m7_twice_alias */
void m7_twice_alias_ok(const char *t)
{
	char *all[3] = {NULL, NULL, NULL};
	char *p = strdup(t);
	all[1] = p;
	free(p);
	all[1] = NULL;
	for (int i = 0; i < 3; i++)
		free(all[i]);
}

/* finds m7_twice_error: 415 */
int m7_twice_error(FILE *f)
{
	char *p = malloc(100);
	if (p == NULL)
		return -1;
	if (fgets(p, 100, f) == NULL) {
		free(p);
		goto done;
	}
	puts(p);
done:
	free(p);
	return 0;
}
/* allows m7_twice_error */
int m7_twice_error_ok(FILE *f)
{
	char *p = malloc(100);
	if (p == NULL)
		return -1;
	if (fgets(p, 100, f) == NULL) {
		free(p);
		return -1;
	}
	puts(p);
done:
	free(p);
	return 0;
}

/* finds m7_twice_realloc: 415 416 */
char *m7_twice_realloc(char *p, size_t n)
{
	char *more = realloc(p, n);
	if (more == NULL)
		return NULL;
	free(p);
	return more;
}
/* allows m7_twice_realloc */
char *m7_twice_realloc_ok(char *p, size_t n)
{
	char *more = realloc(p, n);
	if (more == NULL)
		return NULL;
	return more;
}

/* finds m7_twice_callback: 415 */
static void m7_twice_callback_each(char *p, void (*each)(void *))
{
	puts(p);
	each(p);
}
void m7_twice_callback(void)
{
	char *p = vm_new("text");
	if (p == NULL)
		return;
	m7_twice_callback_each(p, free);
	free(p);
}
/* allows m7_twice_callback */
static void m7_twice_callback_ok_each(char *p, void (*each)(void *))
{
	puts(p);
	each(p);
}
void m7_twice_callback_ok(void)
{
	char *p = vm_new("text");
	if (p == NULL)
		return;
	m7_twice_callback_ok_each(p, free);
	p = NULL;
}

/* finds m7_twice_close: 415 675 672 910 */
int m7_twice_close(const char *name)
{
	FILE *f = fopen(name, "r");
	int bad = 0;
	if (f == NULL)
		return -1;
	if (getc(f) == EOF) {
		fclose(f);
		bad = 1;
	}
	if (bad == 1)
		fclose(f);
	return bad;
}
/* allows m7_twice_close */
int m7_twice_close_ok(const char *name)
{
	FILE *f = fopen(name, "r");
	int bad = 0;
	if (f == NULL)
		return -1;
	if (getc(f) == EOF) {
		fclose(f);
		bad = 1;
	}
	if (bad == 0)
		fclose(f);
	return bad;
}

/* finds m7_after_return: 416 */
char *m7_after_return(const char *t)
{
	char *p = vm_new(t);
	if (p == NULL)
		return NULL;
	for (char *q = p; *q != 0; q++)
		if (*q == ' ')
			*q = '_';
	free(p);
	return p;
}
/* allows m7_after_return */
char *m7_after_return_ok(const char *t)
{
	char *p = vm_new(t);
	if (p == NULL)
		return NULL;
	for (char *q = p; *q != 0; q++)
		if (*q == ' ')
			*q = '_';
	return p;
}

/* finds m7_after_struct: 416 */
static void m7_after_struct_end(struct vm_item *t)
{
	free(t->name);
	free(t);
}
void m7_after_struct(struct vm_item *t)
{
	m7_after_struct_end(t);
	printf("%d\n", t->value);
}
/* allows m7_after_struct */
static void m7_after_struct_ok_end(struct vm_item *t)
{
	free(t->name);
	free(t);
}
void m7_after_struct_ok(struct vm_item *t)
{
	printf("%d\n", t->value);
	m7_after_struct_ok_end(t);
}

/* finds m7_after_once: 416 */
void m7_after_once(void)
{
	struct vm_pair *p = malloc(sizeof(*p));
	if (p == NULL)
		return;
	p->one = p->two = 1;
	do {
		free(p);
	} while (vm_false);
	printf("%d\n", p[0].one);
}
/* allows m7_after_once */
void m7_after_once_ok(void)
{
	struct vm_pair *p = malloc(sizeof(*p));
	if (p == NULL)
		return;
	p->one = p->two = 1;
	do {
		free(p);
	} while (vm_false);
	p = NULL;
}

/* finds m7_after_switch: 416 */
void m7_after_switch(void)
{
	wchar_t *w = wcsdup(L"wide");
	if (w == NULL)
		return;
	switch (vm_one()) {
	case 1:
		free(w);
		break;
	default:
		break;
	}
	wprintf(L"%ls\n", w);
}
/* allows m7_after_switch */
void m7_after_switch_ok(void)
{
	wchar_t *w = wcsdup(L"wide");
	if (w == NULL)
		return;
	switch (vm_one()) {
	case 1:
		free(w);
		return;
	default:
		break;
	}
	wprintf(L"%ls\n", w);
}

/* finds m7_after_alias: 416 */
size_t m7_after_alias(const char *t)
{
	char *p = strdup(t), *colon;
	size_t n = 0;
	if (p == NULL)
		return 0;
	colon = strchr(p, ':');
	free(p);
	if (colon != NULL)
		n = strlen(colon);
	return n;
}
/* allows m7_after_alias */
size_t m7_after_alias_ok(const char *t)
{
	char *p = strdup(t), *colon;
	size_t n = 0;
	if (p == NULL)
		return 0;
	colon = strchr(p, ':');
	if (colon != NULL)
		n = strlen(colon);
	free(p);
	return n;
}

/* finds m7_after_list: 416 */
void m7_after_list(struct vm_item *head)
{
	while (head != NULL) {
		free(head);
		head = head->next;
	}
}
/* allows m7_after_list */
void m7_after_list_ok(struct vm_item *head)
{
	while (head != NULL) {
		struct vm_item *next = head->next;
		free(head);
		head = next;
	}
}

/* finds m7_after_pointer_pointer: 416 */
static void m7_after_pointer_pointer_drop(char **p)
{
	free(*p);
}
void m7_after_pointer_pointer(void)
{
	char *p = vm_new("text");
	m7_after_pointer_pointer_drop(&p);
	if (p != NULL)
		puts(p);
}
/* allows m7_after_pointer_pointer */
static void m7_after_pointer_pointer_ok_drop(char **p)
{
	free(*p);
	*p = NULL;
}
void m7_after_pointer_pointer_ok(void)
{
	char *p = vm_new("text");
	m7_after_pointer_pointer_ok_drop(&p);
	if (p != NULL)
		puts(p);
}

/* finds m7_after_global: 416 */
static char *m7_after_global_name;
void m7_after_global(const char *t)
{
	m7_after_global_name = strdup(t);
	if (m7_after_global_name == NULL)
		return;
	free(m7_after_global_name);
	puts(m7_after_global_name);
}
/* allows m7_after_global */
static char *m7_after_global_ok_name;
void m7_after_global_ok(const char *t)
{
	m7_after_global_ok_name = strdup(t);
	if (m7_after_global_ok_name == NULL)
		return;
	free(m7_after_global_ok_name);
	m7_after_global_ok_name = strdup("-");
	if (m7_after_global_ok_name == NULL)
		return;
	puts(m7_after_global_ok_name);
}

/* finds m7_after_realloc: 416 */
int m7_after_realloc(void)
{
	int *v = malloc(4 * sizeof(int)), *first;
	if (v == NULL)
		return -1;
	v[0] = 3;
	first = v;
	int *more = realloc(v, 400 * sizeof(int));
	if (more == NULL) {
		free(v);
		return -1;
	}
	int r = *first;
	free(more);
	return r;
}
/* allows m7_after_realloc */
int m7_after_realloc_ok(void)
{
	int *v = malloc(4 * sizeof(int)), *first;
	if (v == NULL)
		return -1;
	v[0] = 3;
	first = v;
	int *more = realloc(v, 400 * sizeof(int));
	if (more == NULL) {
		free(v);
		return -1;
	}
	first = more;
	int r = *first;
	free(more);
	return r;
}

/* finds m7_stack_static: 562 */
const char *m7_stack_static(int n)
{
	char room[20];
	snprintf(room, sizeof(room), "%d", n);
	return room;
}
/* allows m7_stack_static */
const char *m7_stack_static_ok(int n)
{
	static char room[20];
	snprintf(room, sizeof(room), "%d", n);
	return room;
}

/* finds m7_stack_struct: 562 */
struct vm_pair *m7_stack_struct(void)
{
	struct vm_pair p = {1, 2};
	struct vm_pair *q = &p;
	return q;
}
/* allows m7_stack_struct */
struct vm_pair *m7_stack_struct_ok(void)
{
	struct vm_pair *q = malloc(sizeof(*q));
	if (q != NULL)
		q->one = q->two = 1;
	return q;
}

/* finds m7_stack_parameter: 562 */
char *m7_stack_parameter(char text[8], int n)
{
	char other[8] = "none";
	char *p = n > 0 ? text : other;
	return p;
}
/* allows m7_stack_parameter */
char *m7_stack_parameter_ok(char text[8], int n)
{
	char other[8] = "none";
	char *p = n > 0 ? text : NULL;
	return p;
}

/* finds m7_stack_compound: 562 */
const int *m7_stack_compound(int k)
{
	const int *p = (const int[]){1, 2, k};
	return p;
}
/* allows m7_stack_compound */
const int *m7_stack_compound_ok(int k)
{
	static const int v[] = {1, 2, 3};
	const int *p = v + (k > 0);
	return p;
}

/* finds m7_free_stack: 590 763 */
void m7_free_stack(void)
{
	char room[40];
	char *p = room;
	if (p == NULL)
		return;
	strcpy(p, "text");
	puts(p);
	free(p);
}
/* allows m7_free_stack */
void m7_free_stack_ok(void)
{
	char *p = malloc(40);
	if (p == NULL)
		return;
	strcpy(p, "text");
	puts(p);
	free(p);
}

/* finds m7_free_alloca: 590 763 */
void m7_free_alloca(int n)
{
	if (n < 1 || n > 100)
		return;
	int *v = __builtin_alloca((size_t)n * sizeof(int));
	if (v == NULL)
		return;
	v[0] = n;
	printf("%d\n", v[0]);
	free(v);
}
/* allows m7_free_alloca */
void m7_free_alloca_ok(int n)
{
	if (n < 1 || n > 100)
		return;
	int *v = malloc((size_t)n * sizeof(int));
	if (v == NULL)
		return;
	v[0] = n;
	printf("%d\n", v[0]);
	free(v);
}

/* finds m7_free_static_member: 590 763 */
static struct vm_both m7_free_static_member_both = {NULL, NULL};
void m7_free_static_member(void)
{
	static char fixed[] = "fixed";
	m7_free_static_member_both.left = fixed;
	if (m7_free_static_member_both.left != NULL)
		puts(m7_free_static_member_both.left);
	free(m7_free_static_member_both.left);
	m7_free_static_member_both.left = NULL;
}
/* allows m7_free_static_member */
static struct vm_both m7_free_static_member_ok_both = {NULL, NULL};
void m7_free_static_member_ok(void)
{
	static char fixed[] = "fixed";
	m7_free_static_member_ok_both.left = strdup(fixed);
	if (m7_free_static_member_ok_both.left != NULL)
		puts(m7_free_static_member_ok_both.left);
	free(m7_free_static_member_ok_both.left);
	m7_free_static_member_ok_both.left = NULL;
}

/* finds m7_free_literal: 590 763 */
void m7_free_literal(int n)
{
	char *p = n > 3 ? strdup("big") : "small";
	if (p != NULL)
		puts(p);
	free(p);
}
/* allows m7_free_literal */
void m7_free_literal_ok(int n)
{
	char *p = n > 3 ? strdup("big") : strdup("small");
	if (p != NULL)
		puts(p);
	free(p);
}
