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

/* finds m7_unset_recv: 457 252 824 */
int m7_unset_recv(int s)
{
	struct vm_pair p;
	recv(s, &p, sizeof(p), 0);
	return p.one;
}
/* allows m7_unset_recv */
int m7_unset_recv_ok(int s)
{
	struct vm_pair p;
	if (recv(s, &p, sizeof(p), MSG_WAITALL) != (ssize_t)sizeof(p))
		return -1;
	return p.one;
}

/* finds m7_init_wrong: 665 457 824 */
int m7_init_wrong(int *out)
{
	int rc;
	static int ready;
	if (!ready)
		ready = 1;
	*out = rc;
	return ready;
}
/* allows m7_init_wrong */
int m7_init_wrong_ok(int *out)
{
	int rc;
	static int ready;
	if (!ready)
		ready = 1;
	else
		rc = 0;
	if (ready)
		rc = 1;
	*out = rc;
	return ready;
}

/* finds m7_init_pointer: 665 457 824 */
struct m7_init_pointer_state {
	int *cursor;
	int room[4];
};
int m7_init_pointer(void)
{
	struct m7_init_pointer_state s;
	s.room[0] = 3;
	return *s.cursor;
}
/* allows m7_init_pointer */
struct m7_init_pointer_ok_state {
	int *cursor;
	int room[4];
};
int m7_init_pointer_ok(void)
{
	struct m7_init_pointer_ok_state s;
	s.room[0] = 3;
	s.cursor = s.room;
	return *s.cursor;
}

/* finds m7_free_null_check: 476 */
int m7_free_null_check(const char *t)
{
	char *p = strdup(t);
	if (p == NULL)
		puts("no memory");
	int c = p[0];
	free(p);
	return c;
}
/* allows m7_free_null_check */
int m7_free_null_check_ok(const char *t)
{
	char *p = strdup(t);
	if (p == NULL)
		return -1;
	int c = p[0];
	free(p);
	return c;
}

/* finds m7_null_branch: 476 */
int m7_null_branch(struct vm_item *t)
{
	if (t == NULL)
		printf("%s\n", t->name);
	return 0;
}
/* allows m7_null_branch */
int m7_null_branch_ok(struct vm_item *t)
{
	if (t == NULL)
		printf("%s\n", "none");
	return 0;
}

/* finds m7_null_and: 476 */
int m7_null_and(const struct vm_item *t)
{
	if (t != NULL & t->value > 3)
		return 1;
	return 0;
}
/* allows m7_null_and */
int m7_null_and_ok(const struct vm_item *t)
{
	if (t != NULL && t->value > 3)
		return 1;
	return 0;
}

/* finds m7_null_after: 476 */
int m7_null_after(struct vm_item *t)
{
	int v = t->value;
	if (t == NULL)
		return 0;
	return v;
}
/* allows m7_null_after */
int m7_null_after_ok(struct vm_item *t)
{
	if (t == NULL)
		return 0;
	int v = t->value;
	return v;
}

/* finds m7_null_const: 476 */
void m7_null_const(void)
{
	int64_t *p = NULL, n = 7;
	if (vm_five == 4)
		p = &n;
	printf("%lld\n", (long long)*p);
}
/* allows m7_null_const */
void m7_null_const_ok(void)
{
	int64_t *p = NULL, n = 7;
	if (vm_five == 5)
		p = &n;
	printf("%lld\n", (long long)*p);
}

/* finds m7_null_struct: 476 */
static void m7_null_struct_print(struct vm_both b)
{
	printf("%c\n", b.left[0]);
}
void m7_null_struct(void)
{
	struct vm_both b = {NULL, (char *)"right"};
	m7_null_struct_print(b);
}
/* allows m7_null_struct */
static void m7_null_struct_ok_print(struct vm_both b)
{
	printf("%c\n", b.left[0]);
}
void m7_null_struct_ok(void)
{
	struct vm_both b = {(char *)"left", (char *)"right"};
	m7_null_struct_ok_print(b);
}

/* finds m7_null_void: 476 */
static int m7_null_void_value(void *data)
{
	struct vm_pair *p = data;
	return p->two;
}
int m7_null_void(void)
{
	struct vm_pair pair = {1, 2};
	void *data = NULL;
	return m7_null_void_value(data) + pair.one;
}
/* allows m7_null_void */
static int m7_null_void_ok_value(void *data)
{
	struct vm_pair *p = data;
	return p->two;
}
int m7_null_void_ok(void)
{
	struct vm_pair pair = {1, 2};
	void *data = &pair;
	return m7_null_void_ok_value(data) + pair.one;
}

/* finds m7_null_array: 476 */
int m7_null_array(void)
{
	static const char *const names[] = {"one", NULL, "three"};
	size_t n = 0;
	for (int i = 0; i < 3; i++)
		n += strlen(names[i]);
	return (int)n;
}
/* allows m7_null_array */
int m7_null_array_ok(void)
{
	static const char *const names[] = {"one", "two", "three"};
	size_t n = 0;
	for (int i = 0; i < 3; i++)
		n += strlen(names[i]);
	return (int)n;
}

/* finds m7_null_loop: 476 */
int m7_null_loop(const struct vm_item *t, int key)
{
	while (t != NULL && t->value != key)
		t = t->next;
	return t->value;
}
/* allows m7_null_loop */
int m7_null_loop_ok(const struct vm_item *t, int key)
{
	while (t != NULL && t->value != key)
		t = t->next;
	if (t == NULL)
		return -1;
	return t->value;
}

/* finds m7_null_static: 476 */
static char *m7_null_static_current = NULL;
void m7_null_static(void)
{
	putchar(m7_null_static_current[0]);
}
/* allows m7_null_static */
static char *m7_null_static_ok_current = NULL;
void m7_null_static_ok(void)
{
	m7_null_static_ok_current = (char *)"now";
	putchar(m7_null_static_ok_current[0]);
}
