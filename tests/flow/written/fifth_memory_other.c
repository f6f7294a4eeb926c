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

/* finds m5_free_literal: 590 */
void free_literal(int kind)
{
	char *name = "default";
	if (kind == 1)
		name = strdup("one");
	free(name);
}
/* allows m5_free_literal */
void free_literal_ok(int kind)
{
	char *name = strdup("default");
	if (kind == 1)
		puts("one");
	free(name);
}

/* finds m5_free_struct_member: 590 761 */
void free_inner(void)
{
	struct fm_node *n = calloc(2, sizeof(*n));
	if (n == NULL)
		return;
	free(&n[1]);
}
/* allows m5_free_struct_member */
void free_inner_ok(void)
{
	struct fm_node *n = calloc(2, sizeof(*n));
	if (n == NULL)
		return;
	free(n);
}

/* finds m5_free_moved: 761 590 */
int spaces(const char *text)
{
	char *p = strdup(text);
	int n = 0;
	if (p == NULL)
		return 0;
	for (; *p != '\0'; p++)
		n += *p == ' ';
	free(p);
	return n;
}
/* allows m5_free_moved */
int spaces_ok(const char *text)
{
	char *p = strdup(text);
	int n = 0;
	if (p == NULL)
		return 0;
	for (char *q = p; *q != '\0'; q++)
		n += *q == ' ';
	free(p);
	return n;
}

/* finds m5_free_found: 761 */
int found_free(void)
{
	wchar_t *w = calloc(10, sizeof(wchar_t));
	if (!w)
		return 1;
	wcscpy(w, L"findS");
	wchar_t *at = wcschr(w, L'S');
	free(at);
	return 0;
}
/* allows m5_free_found */
int found_free_ok(void)
{
	wchar_t *w = calloc(10, sizeof(wchar_t));
	if (!w)
		return 1;
	wcscpy(w, L"findS");
	wchar_t *at = wcschr(w, L'S');
	at = w;
	free(at);
	return 0;
}

/* finds m5_free_strsep: 761 */
int words(const char *text)
{
	char *all = strdup(text), *word;
	int n = 0;
	while ((word = strsep(&all, " ")) != NULL)
		n += word[0] != '\0';
	free(all);
	return n;
}
/* allows m5_free_strsep */
int words_ok(const char *text)
{
	char *all = strdup(text), *word;
	char *base = all;
	int n = 0;
	while ((word = strsep(&all, " ")) != NULL)
		n += word[0] != '\0';
	free(base);
	return n;
}

/* finds m5_mixed_win: 762 */
void mixed(void)
{
	char *p = LocalAlloc(LPTR, 10);
	if (p == NULL)
		return;
	p[0] = 'm';
	puts(p);
	free(p);
}
/* allows m5_mixed_win */
void mixed_ok(void)
{
	char *p = LocalAlloc(LPTR, 10);
	if (p == NULL)
		return;
	p[0] = 'm';
	puts(p);
	LocalFree(p);
}

/* finds m5_mixed_virtual: 762 590 */
int pages(void)
{
	char *p = VirtualAlloc(NULL, 4096, MEM_COMMIT, PAGE_READWRITE);
	if (p == NULL)
		return -1;
	int c = p[0];
	HeapFree(GetProcessHeap(), 0, p);
	return c;
}
/* allows m5_mixed_virtual */
int pages_ok(void)
{
	char *p = VirtualAlloc(NULL, 4096, MEM_COMMIT, PAGE_READWRITE);
	if (p == NULL)
		return -1;
	int c = p[0];
	VirtualFree(p, 0, MEM_RELEASE);
	return c;
}

/* finds m5_return_local: 562 */
char *stamp(int n)
{
	char text[20];
	snprintf(text, sizeof(text), "%d", n);
	return text;
}
/* allows m5_return_local */
char *stamp_ok(int n)
{
	static char text[20];
	snprintf(text, sizeof(text), "%d", n);
	return text;
}

/* finds m5_return_local_member: 562 */
static int *two_of(struct fm_pair *p)
{
	return &p->two;
}
int *local_two(void)
{
	struct fm_pair p = {1, 2};
	return two_of(&p);
}
/* allows m5_return_local_member */
static int *two_of_ok(struct fm_pair *p)
{
	return &p->two;
}
int *local_two_ok(void)
{
	static struct fm_pair p = {1, 2};
	return two_of_ok(&p);
}

/* finds m5_keep_local: 562 825 672 */
static int *kept;
void keep_local(void)
{
	int n = 4;
	kept = &n;
}
/* allows m5_keep_local */
static int *kept_ok;
void keep_local_ok(void)
{
	static int n = 4;
	kept_ok = &n;
}

/* finds m5_out_local: 562 */
void out_local(wchar_t **out)
{
	wchar_t text[10] = L"abc";
	*out = text;
}
/* allows m5_out_local */
void out_local_ok(wchar_t **out)
{
	static wchar_t text[10] = L"abc";
	*out = text;
}

/* finds m5_scope_end: 562 825 416 */
int scope_end(int n)
{
	int *p = NULL;
	{
		int inner = n * 2;
		p = &inner;
	}
	return *p;
}
/* allows m5_scope_end */
int scope_end_ok(int n)
{
	int *p = NULL;
	int inner = n % 100 * 2;
	p = &inner;
	return *p;
}

/* finds m5_fixed_address: 587 */
char peek(void)
{
	char *p = (char *)0x400000;
	return *p;
}
/* allows m5_fixed_address */
char peek_ok(void)
{
	static char room[4];
	char *p = room;
	return *p;
}

/* finds m5_fixed_function: 587 */
int call_rom(int n)
{
	int (*rom)(int) = (int (*)(int))0x08001000;
	return rom(n);
}
/* allows m5_fixed_function */
int call_rom_ok(int n)
{
	int (*rom)(int) = abs;
	return rom(n);
}

/* finds m5_not_struct: 588 */
struct fm_wide {
	int a;
	int b;
};
int not_struct(void)
{
	char data = 'x';
	char *p = &data;
	return ((struct fm_wide *)p)->b;
}
/* allows m5_not_struct */
struct fm_wide_ok {
	int a;
	int b;
};
int not_struct_ok(void)
{
	struct fm_wide_ok data = {1, 2};
	void *p = &data;
	return ((struct fm_wide_ok *)p)->b;
}

/* finds m5_not_struct_int: 588 */
void int_as_struct(void)
{
	int n = 100;
	struct fm_pair *p = (struct fm_pair *)&n;
	p->two = 5;
	printf("%d\n", p->two);
}
/* allows m5_not_struct_int */
void int_as_struct_ok(void)
{
	struct fm_pair n = {100, 0};
	struct fm_pair *p = &n;
	p->two = 5;
	printf("%d\n", p->two);
}

/* finds m5_wrong_type: 843 704 */
static void as_double(void *p)
{
	printf("%f\n", *(double *)p);
}
void type_mixed(void)
{
	int n = 5;
	as_double(&n);
}
/* allows m5_wrong_type */
static void as_double_ok(void *p)
{
	printf("%f\n", *(double *)p);
}
void type_mixed_ok(void)
{
	double n = 5;
	as_double_ok(&n);
}

/* finds m5_wrong_type_short: 843 */
void short_as_int(void)
{
	void *data;
	short n = 8;
	data = &n;
	printf("%d\n", *(int *)data);
}
/* allows m5_wrong_type_short */
void short_as_int_ok(void)
{
	void *data;
	int n = 8;
	data = &n;
	printf("%d\n", *(int *)data);
}

/* finds m5_wrong_member: 843 */
struct fm_any {
	enum { FM_TEXT, FM_NUMBER } kind;
	union {
		const char *text;
		long number;
	};
};
int any_length(void)
{
	struct fm_any a;
	a.kind = FM_NUMBER;
	a.number = 42;
	return (int)strlen(a.text);
}
/* allows m5_wrong_member */
struct fm_any_ok {
	enum { FM_TEXT_ok, FM_NUMBER_ok } kind;
	union {
		const char *text;
		long number;
	};
};
int any_length_ok(void)
{
	struct fm_any_ok a;
	a.kind = FM_NUMBER_ok;
	a.text = "42";
	return (int)strlen(a.text);
}

/* finds m5_order: 758 */
int order(int *v)
{
	int i = 0;
	v[i] = i++;
	return i;
}
/* allows m5_order */
int order_ok(int *v)
{
	int i = 0;
	v[i] = i;
	i++;
	return i;
}

/* finds m5_shift: 758 190 */
int shift_wide(void)
{
	int bits = 0;
	if (scanf("%d", &bits) != 1)
		return 0;
	return 1 << bits;
}
/* allows m5_shift */
int shift_wide_ok(void)
{
	int bits = 0;
	if (scanf("%d", &bits) != 1)
		return 0;
	if (bits < 0 || bits > 30)
		return 0;
	return 1 << bits;
}

/* finds m5_no_return: 758 394 */
static int maybe(int n)
{
	if (n > 3)
		return n;
}
int use_maybe(int n)
{
	return maybe(n) + 1;
}
/* allows m5_no_return */
static int maybe_ok(int n)
{
	if (n > 3)
		return n;
	return 0;
}
int use_maybe_ok(int n)
{
	return maybe_ok(n) + 1;
}

/* finds m5_overlap: 758 475 628 */
void drop_first(void)
{
	char text[32] = "overlapping";
	strcpy(text, text + 1);
	puts(text);
}
/* allows m5_overlap */
void drop_first_ok(void)
{
	char text[32] = "overlapping";
	memmove(text, text + 1, strlen(text));
	puts(text);
}

/* finds m5_heap_inspect: 244 */
char *grow_secret(char *password, size_t n)
{
	return realloc(password, n * 2);
}
/* allows m5_heap_inspect */
char *grow_secret_ok(char *password, size_t n)
{
	char *more = malloc(n * 2);
	if (more == NULL)
		return NULL;
	memcpy(more, password, n);
	explicit_bzero(password, n);
	free(password);
	return more;
}

/* finds m5_heap_free_secret: 226 244 */
int check_pin(FILE *in)
{
	char *pin = malloc(32);
	if (pin == NULL)
		return -1;
	int ok = fgets(pin, 32, in) != NULL && pin[0] != '0';
	free(pin);
	return ok;
}
/* allows m5_heap_free_secret */
int check_pin_ok(FILE *in)
{
	char *pin = malloc(32);
	if (pin == NULL)
		return -1;
	int ok = fgets(pin, 32, in) != NULL && pin[0] != '0';
	explicit_bzero(pin, 32);
	free(pin);
	return ok;
}

/* finds m5_clear_lost: 14 226 */
int login_local(FILE *in)
{
	char password[64];
	if (fgets(password, sizeof(password), in) == NULL)
		return -1;
	int r = password[0];
	memset(password, 0, sizeof(password));
	return r;
}
/* allows m5_clear_lost */
int login_local_ok(FILE *in)
{
	char password[64];
	if (fgets(password, sizeof(password), in) == NULL)
		return -1;
	int r = password[0];
	explicit_bzero(password, sizeof(password));
	return r;
}

/* finds m5_locked_memory: 591 */
int secret_in_swap(FILE *in)
{
	char *password = malloc(100);
	if (password == NULL)
		return 1;
	HANDLE token;
	int r = 1;
	if (fgets(password, 100, in) != NULL && LogonUserA("User", "Domain", password, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, &token)) {
		CloseHandle(token);
		r = 0;
	}
	SecureZeroMemory(password, 100);
	free(password);
	return r;
}
/* allows m5_locked_memory */
int secret_in_swap_ok(FILE *in)
{
	char *password = malloc(100);
	if (password == NULL)
		return 1;
	if (!VirtualLock(password, 100)) {
		free(password);
		return 1;
	}
	HANDLE token;
	int r = 1;
	if (fgets(password, 100, in) != NULL && LogonUserA("User", "Domain", password, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, &token)) {
		CloseHandle(token);
		r = 0;
	}
	SecureZeroMemory(password, 100);
	VirtualUnlock(password, 100);
	free(password);
	return r;
}
