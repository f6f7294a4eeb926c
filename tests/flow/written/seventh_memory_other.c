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

/* finds m7_free_wide_struct: 590 763 */
static void m7_free_wide_struct_end(struct vm_pair *p)
{
	free(p);
}
void m7_free_wide_struct(void)
{
	struct vm_pair room[10] = {{0, 0}};
	struct vm_pair *p = room;
	if (p == NULL)
		return;
	room[0].one = p[0].two;
	printf("%d\n", room[0].one);
	m7_free_wide_struct_end(p);
}
/* allows m7_free_wide_struct */
static void m7_free_wide_struct_ok_end(struct vm_pair *p)
{
	free(p);
}
void m7_free_wide_struct_ok(void)
{
	struct vm_pair room[10] = {{0, 0}};
	struct vm_pair *p = calloc(10, sizeof(*p));
	if (p == NULL)
		return;
	room[0].one = p[0].two;
	printf("%d\n", room[0].one);
	m7_free_wide_struct_ok_end(p);
}

/* finds m7_free_middle: 761 763 */
void m7_free_middle(const char *t)
{
	char *p = strdup(t);
	if (p == NULL)
		return;
	while (*p == ' ')
		p++;
	puts(p);
	free(p);
}
/* allows m7_free_middle */
void m7_free_middle_ok(const char *t)
{
	char *p = strdup(t), *start = p;
	if (p == NULL)
		return;
	while (*p == ' ')
		p++;
	puts(p);
	free(start);
}

/* finds m7_free_after_search: 761 763 */
int m7_free_after_search(void)
{
	char *p = vm_new("a=b");
	if (p == NULL)
		return -1;
	char *at = strchr(p, '=');
	int n = at != NULL ? at[1] : 0;
	free(at);
	return n;
}
/* allows m7_free_after_search */
int m7_free_after_search_ok(void)
{
	char *p = vm_new("a=b");
	if (p == NULL)
		return -1;
	char *at = strchr(p, '=');
	int n = at != NULL ? at[1] : 0;
	free(p);
	return n;
}

/* finds m7_free_strtok: 761 763 */
void m7_free_strtok(const char *t)
{
	char *copy = strdup(t);
	if (copy == NULL)
		return;
	char *word = strtok(copy, " ");
	for (; word != NULL; word = strtok(NULL, " ")) {
		puts(word);
		free(word);
	}
}
/* allows m7_free_strtok */
void m7_free_strtok_ok(const char *t)
{
	char *copy = strdup(t);
	if (copy == NULL)
		return;
	char *word = strtok(copy, " ");
	for (; word != NULL; word = strtok(NULL, " ")) {
		puts(word);
	}
	free(copy);
}

/* finds m7_free_member_address: 761 763 590 */
void m7_free_member_address(void)
{
	struct vm_item *t = calloc(1, sizeof(*t));
	if (t == NULL)
		return;
	t->value = 4;
	printf("%d\n", t->value);
	free(&t->value);
}
/* allows m7_free_member_address */
void m7_free_member_address_ok(void)
{
	struct vm_item *t = calloc(1, sizeof(*t));
	if (t == NULL)
		return;
	t->value = 4;
	printf("%d\n", t->value);
	free(t);
}

/* finds m7_free_mapped: 762 763 404 */
void m7_free_mapped(HANDLE heap)
{
	char *p = HeapAlloc(heap, 0, 100);
	if (p == NULL)
		return;
	p[0] = 'h';
	putchar(p[0]);
	free(p);
}
/* allows m7_free_mapped */
void m7_free_mapped_ok(HANDLE heap)
{
	char *p = HeapAlloc(heap, 0, 100);
	if (p == NULL)
		return;
	p[0] = 'h';
	putchar(p[0]);
	HeapFree(heap, 0, p);
}

/* finds m7_free_local: 762 763 */
void m7_free_local(void)
{
	char *p = LocalAlloc(0, 64);
	if (p == NULL)
		return;
	strcpy(p, "local");
	puts(p);
	free(p);
}
/* allows m7_free_local */
void m7_free_local_ok(void)
{
	char *p = malloc(64);
	if (p == NULL)
		return;
	strcpy(p, "local");
	puts(p);
	free(p);
}

/* finds m7_free_virtual: 762 763 404 */
void m7_free_virtual(void)
{
	char *p = malloc(4096);
	if (p == NULL)
		return;
	memset(p, 0, 4096);
	printf("%d\n", p[7]);
	VirtualFree(p, 0, MEM_RELEASE);
}
/* allows m7_free_virtual */
void m7_free_virtual_ok(void)
{
	char *p = malloc(4096);
	if (p == NULL)
		return;
	memset(p, 0, 4096);
	printf("%d\n", p[7]);
	free(p);
}

/* finds m7_close_popen: 762 763 404 */
int m7_close_popen(void)
{
	FILE *p = popen("/bin/date", "r");
	if (p == NULL)
		return -1;
	int c = getc(p);
	fclose(p);
	return c;
}
/* allows m7_close_popen */
int m7_close_popen_ok(void)
{
	FILE *p = popen("/bin/date", "r");
	if (p == NULL)
		return -1;
	int c = getc(p);
	pclose(p);
	return c;
}

/* finds m7_temp_left: 459 */
int m7_temp_left(const char *text)
{
	char name[] = "/tmp/stage-XXXXXX";
	int fd = mkstemp(name);
	if (fd < 0)
		return -1;
	ssize_t n = write(fd, text, strlen(text));
	close(fd);
	return n > 0;
}
/* allows m7_temp_left */
int m7_temp_left_ok(const char *text)
{
	char name[] = "/tmp/stage-XXXXXX";
	int fd = mkstemp(name);
	if (fd < 0)
		return -1;
	ssize_t n = write(fd, text, strlen(text));
	close(fd);
	unlink(name);
	return n > 0;
}

/* finds m7_temp_win: 459 */
BOOL m7_temp_win(void)
{
	char dir[MAX_PATH], name[MAX_PATH];
	HANDLE h;
	if (GetTempPathA(MAX_PATH, dir) == 0 || GetTempFileNameA(dir, "tg", 0, name) == 0)
		return FALSE;
	h = CreateFileA(name, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
	if (h == INVALID_HANDLE_VALUE)
		return FALSE;
	CloseHandle(h);
	return TRUE;
}
/* allows m7_temp_win */
BOOL m7_temp_win_ok(void)
{
	char dir[MAX_PATH], name[MAX_PATH];
	HANDLE h;
	if (GetTempPathA(MAX_PATH, dir) == 0 || GetTempFileNameA(dir, "tg", 0, name) == 0)
		return FALSE;
	h = CreateFileA(name, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
	if (h == INVALID_HANDLE_VALUE)
		return FALSE;
	CloseHandle(h);
	return DeleteFileA(name);
}

/* finds m7_heap_secret: 244 226 */
void m7_heap_secret(const char *word)
{
	char *password = strdup(word);
	if (password == NULL)
		return;
	printf("%zu\n", strlen(password));
	free(password);
}
/* allows m7_heap_secret */
void m7_heap_secret_ok(const char *word)
{
	char *password = strdup(word);
	if (password == NULL)
		return;
	printf("%zu\n", strlen(password));
	explicit_bzero(password, strlen(password));
	free(password);
}

/* finds m7_heap_secret_realloc: 244 226 */
char *m7_heap_secret_realloc(char *private_key, size_t n, size_t more)
{
	return realloc(private_key, more);
}
/* allows m7_heap_secret_realloc */
char *m7_heap_secret_realloc_ok(char *private_key, size_t n, size_t more)
{
	char *to = malloc(more);
	if (to == NULL)
		return NULL;
	memcpy(to, private_key, n < more ? n : more);
	explicit_bzero(private_key, n);
	free(private_key);
	return to;
}

/* finds m7_stack_secret: 226 244 */
BOOL m7_stack_secret(LPCSTR user, FILE *f)
{
	char password[64];
	HANDLE token;
	if (fgets(password, sizeof(password), f) == NULL)
		return FALSE;
	BOOL ok = LogonUserA(user, "PLANT", password, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, &token);
	return ok;
}
/* allows m7_stack_secret */
BOOL m7_stack_secret_ok(LPCSTR user, FILE *f)
{
	char password[64];
	HANDLE token;
	if (fgets(password, sizeof(password), f) == NULL)
		return FALSE;
	BOOL ok = LogonUserA(user, "PLANT", password, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, &token);
	SecureZeroMemory(password, sizeof(password));
	return ok;
}

/* finds m7_stack_secret_plain: 14 226 */
int m7_stack_secret_plain(FILE *f, int (*check)(const char *))
{
	char pin[16];
	if (fgets(pin, sizeof(pin), f) == NULL)
		return 0;
	int ok = check(pin);
	memset(pin, 0, sizeof(pin));
	return ok;
}
/* allows m7_stack_secret_plain */
int m7_stack_secret_plain_ok(FILE *f, int (*check)(const char *))
{
	char pin[16];
	if (fgets(pin, sizeof(pin), f) == NULL)
		return 0;
	int ok = check(pin);
	explicit_bzero(pin, sizeof(pin));
	return ok;
}

/* finds m7_unset_int: 457 758 824 */
int m7_unset_int(int n)
{
	int r;
	if (vm_coin())
		r = n;
	return r * 2;
}
/* allows m7_unset_int */
int m7_unset_int_ok(int n)
{
	int r = 0;
	if (vm_coin())
		r = n;
	return r * 2;
}

/* finds m7_unset_array: 457 824 */
int m7_unset_array(void)
{
	int v[10], sum = 0;
	for (int i = 0; i < 5; i++)
		v[i] = i;
	for (int i = 0; i < 10; i++)
		sum += v[i];
	return sum;
}
/* allows m7_unset_array */
int m7_unset_array_ok(void)
{
	int v[10], sum = 0;
	for (int i = 0; i < 10; i++)
		v[i] = i;
	for (int i = 0; i < 10; i++)
		sum += v[i];
	return sum;
}

/* finds m7_unset_struct: 457 824 */
static int m7_unset_struct_sum(const struct vm_pair *p)
{
	return p->one + p->two;
}
int m7_unset_struct(void)
{
	struct vm_pair p;
	p.one = 5;
	return m7_unset_struct_sum(&p);
}
/* allows m7_unset_struct */
static int m7_unset_struct_ok_sum(const struct vm_pair *p)
{
	return p->one + p->two;
}
int m7_unset_struct_ok(void)
{
	struct vm_pair p;
	p.one = 5;
	p.two = 6;
	return m7_unset_struct_ok_sum(&p);
}

/* finds m7_unset_pointer: 457 824 */
int m7_unset_pointer(void)
{
	int *p, n = 5;
	if (vm_coin())
		p = &n;
	return *p;
}
/* allows m7_unset_pointer */
int m7_unset_pointer_ok(void)
{
	int *p = NULL, n = 5;
	if (vm_coin())
		p = &n;
	if (p == NULL)
		return 0;
	return *p;
}

/* finds m7_unset_scanf: 457 252 824 */
int m7_unset_scanf(FILE *f)
{
	int a, b;
	fscanf(f, "%d %d", &a, &b);
	return a > b ? a : b;
}
/* allows m7_unset_scanf */
int m7_unset_scanf_ok(FILE *f)
{
	int a, b;
	if (fscanf(f, "%d %d", &a, &b) != 2)
		return -1;
	return a > b ? a : b;
}

/* finds m7_unset_heap: 457 824 */
int m7_unset_heap(void)
{
	int *v = malloc(10 * sizeof(int)), sum = 0;
	if (v == NULL)
		return -1;
	for (int i = 0; i < 10; i++)
		sum += v[i];
	free(v);
	return sum;
}
/* allows m7_unset_heap */
int m7_unset_heap_ok(void)
{
	int *v = calloc(10, sizeof(int)), sum = 0;
	if (v == NULL)
		return -1;
	for (int i = 0; i < 10; i++)
		sum += v[i];
	free(v);
	return sum;
}

/* finds m7_unset_switch: 457 824 478 */
double m7_unset_switch(int mode)
{
	double k;
	switch (mode) {
	case 1:
		k = 0.5;
		break;
	case 2:
		k = 2.0;
		break;
	}
	return k;
}
/* allows m7_unset_switch */
double m7_unset_switch_ok(int mode)
{
	double k = 1.0;
	switch (mode) {
	case 1:
		k = 0.5;
		break;
	case 2:
		k = 2.0;
		break;
	}
	return k;
}

/* finds m7_unset_double_pointer: 457 824 */
static void m7_unset_double_pointer_ask(double *to, int yes)
{
	if (yes)
		*to = 2.5;
}
double m7_unset_double_pointer(void)
{
	double d;
	m7_unset_double_pointer_ask(&d, vm_coin());
	return d;
}
/* allows m7_unset_double_pointer */
static void m7_unset_double_pointer_ok_ask(double *to, int yes)
{
	if (yes)
		*to = 2.5;
}
double m7_unset_double_pointer_ok(void)
{
	double d = 0.0;
	m7_unset_double_pointer_ok_ask(&d, vm_coin());
	return d;
}

/* finds m7_unset_string: 457 824 */
void m7_unset_string(void)
{
	char text[20];
	strcat(text, "abc");
	puts(text);
}
/* allows m7_unset_string */
void m7_unset_string_ok(void)
{
	char text[20];
	text[0] = 0;
	strcat(text, "abc");
	puts(text);
}
