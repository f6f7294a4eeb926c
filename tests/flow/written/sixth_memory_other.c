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

/* finds m6_free_walked: 761 590 */
int count_a(const char *t)
{
	char *p = strdup(t), *start = p;
	int n = 0;
	if (p == NULL)
		return 0;
	for (; *p != 0; p++)
		if (*p == 'a')
			n++;
	free(p);
	return n;
}
/* allows m6_free_walked */
int count_a_ok(const char *t)
{
	char *p = strdup(t), *start = p;
	int n = 0;
	if (p == NULL)
		return 0;
	for (; *p != 0; p++)
		if (*p == 'a')
			n++;
	free(start);
	return n;
}

/* finds m6_free_skipped: 761 590 */
void skip_blanks(FILE *f)
{
	char *line = malloc(80), *p = line;
	if (line == NULL)
		return;
	if (fgets(line, 80, f) != NULL) {
		while (*p == ' ')
			p++;
		puts(p);
	}
	free(p);
}
/* allows m6_free_skipped */
void skip_blanks_ok(FILE *f)
{
	char *line = malloc(80), *p = line;
	if (line == NULL)
		return;
	if (fgets(line, 80, f) != NULL) {
		while (*p == ' ')
			p++;
		puts(p);
	}
	free(line);
}

/* finds m6_free_plus_wide: 761 */
void wide_found(void)
{
	wchar_t *w = wcsdup(L"search for S here"), *p = w;
	if (w == NULL)
		return;
	while (*p != L'\0') {
		if (*p == L'S')
			break;
		p++;
	}
	free(p);
}
/* allows m6_free_plus_wide */
void wide_found_ok(void)
{
	wchar_t *w = wcsdup(L"search for S here"), *p = w;
	if (w == NULL)
		return;
	while (*p != L'\0') {
		if (*p == L'S')
			break;
		p += 1;
	}
	free(w);
}

/* finds m6_mixed_mmap: 762 */
void mapped(int fd)
{
	char *p = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, fd, 0);
	if (p == MAP_FAILED)
		return;
	putchar(p[0]);
	free(p);
}
/* allows m6_mixed_mmap */
void mapped_ok(int fd)
{
	char *p = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, fd, 0);
	if (p == MAP_FAILED)
		return;
	putchar(p[0]);
	munmap(p, 4096);
}

/* finds m6_mixed_global_alloc: 762 */
void global_room(void)
{
	char *p = GlobalAlloc(0, 20);
	if (p == NULL)
		return;
	p[0] = 0;
	LocalFree(p);
}
/* allows m6_mixed_global_alloc */
void global_room_ok(void)
{
	char *p = GlobalAlloc(0, 20);
	if (p == NULL)
		return;
	p[0] = 0;
	GlobalFree(p);
}

/* finds m6_local_wide: 562 */
const wchar_t *wide_name(int n)
{
	 wchar_t room[20];
	swprintf(room, 20, L"n%d", n);
	return room;
}
/* allows m6_local_wide */
const wchar_t *wide_name_ok(int n)
{
	static wchar_t room[20];
	swprintf(room, 20, L"n%d", n);
	return room;
}

/* finds m6_local_pointer_var: 562 */
int *choose(int a, int b)
{
	 int high;
	int *p = &high;
	high = a > b ? a : b;
	return p;
}
/* allows m6_local_pointer_var */
int *choose_ok(int a, int b)
{
	static int high;
	int *p = &high;
	high = a > b ? a : b;
	return p;
}

/* finds m6_local_param: 562 */
const int *larger(int a, int b)
{
	return a > b ? &a : &b;
}
/* allows m6_local_param */
const int *larger_ok(const int *a, const int *b)
{
	return *a > *b ? a : b;
}

/* finds m6_local_compound: 562 */
struct sm_pair *pair_of(int a, int b)
{
	struct sm_pair p = {a, b};
	struct sm_pair *q = &p;
	return q;
}
/* allows m6_local_compound */
struct sm_pair *pair_of_ok(int a, int b)
{
	struct sm_pair *q = malloc(sizeof(*q));
	if (q != NULL)
		*q = (struct sm_pair){a, b};
	return q;
}

/* finds m6_fixed_data: 587 */
int device(void)
{
	volatile unsigned *p = (volatile unsigned *)0x40021000;
	char *where = (char *)0x400000;
	return (int)*p + *where;
}
/* allows m6_fixed_data */
int device_ok(void)
{
	volatile unsigned *p = (volatile unsigned *)&sm_five;
	char *where = (char *)&sm_state;
	return (int)*p + *where;
}

/* finds m6_fixed_call: 587 */
int boot(void)
{
	int (*start)(void) = (int (*)(void))0x08000000;
	return start();
}
/* allows m6_fixed_call */
int boot_ok(void)
{
	int (*start)(void) = (int (*)(void))rand;
	return start();
}

/* finds m6_int_as_struct: 588 */
int of_int(void)
{
	int n = 5;
	struct sm_pair one = {5, 6}, *p = (struct sm_pair *)&n;
	return p->two + n;
}
/* allows m6_int_as_struct */
int of_int_ok(void)
{
	int n = 5;
	struct sm_pair one = {5, 6}, *p = (struct sm_pair *)&one;
	return p->two + n;
}

/* finds m6_char_as_struct: 588 */
int of_char(void)
{
	char c = 'c';
	struct sm_node all = {0};
	((struct sm_node *)&c)->number = 3;
	return c + all.number;
}
/* allows m6_char_as_struct */
int of_char_ok(void)
{
	char c = 'c';
	struct sm_node all = {0};
	all.number = 3;
	return c + all.number;
}

/* finds m6_locked_unchecked: 591 252 */
int key_room(char *key, size_t n)
{
	mlock(key, n);
	if (fgets(key, (int)n, stdin) == NULL)
		return -1;
	return 0;
}
/* allows m6_locked_unchecked */
int key_room_ok(char *key, size_t n)
{
	if (mlock(key, n) != 0)
		return -1;
	if (fgets(key, (int)n, stdin) == NULL)
		return -1;
	return 0;
}

/* finds m6_locked_win: 591 252 */
BOOL password_room(void)
{
	char *password = malloc(100);
	BOOL ok = FALSE;
	HANDLE user;
	if (password == NULL)
		return FALSE;
	if (fgets(password, 100, stdin) != NULL)
		ok = LogonUserA("operator", "plant", password, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, &user);
	SecureZeroMemory(password, 100);
	free(password);
	return ok;
}
/* allows m6_locked_win */
BOOL password_room_ok(void)
{
	char *password = malloc(100);
	BOOL ok = FALSE;
	HANDLE user;
	if (password == NULL)
		return FALSE;
	if (!VirtualLock(password, 100)) {
		free(password);
		return FALSE;
	}
	if (fgets(password, 100, stdin) != NULL)
		ok = LogonUserA("operator", "plant", password, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, &user);
	SecureZeroMemory(password, 100);
	VirtualUnlock(password, 100);
	free(password);
	return ok;
}

/* finds m6_secret_realloc: 244 226 */
char *passphrase(FILE *f)
{
	char *password = malloc(100), *more;
	if (password == NULL)
		return NULL;
	if (fgets(password, 100, f) == NULL)
		password[0] = 0;
	more = realloc(password, 200);
	if (more == NULL)
		free(password);
	return more;
}
/* allows m6_secret_realloc */
char *passphrase_ok(FILE *f)
{
	char *password = malloc(100), *more;
	if (password == NULL)
		return NULL;
	if (fgets(password, 100, f) == NULL)
		password[0] = 0;
	more = malloc(200);
	if (more != NULL)
		memcpy(more, password, 100);
	explicit_bzero(password, 100);
	free(password);
	password = NULL;
	if (more == NULL)
		free(password);
	return more;
}

/* finds m6_secret_free: 226 244 */
int check_password(FILE *f, int (*ask)(const char *))
{
	char *password = malloc(64);
	int r = 0;
	if (password == NULL)
		return 0;
	if (fgets(password, 64, f) != NULL)
		r = ask(password);
	free(password);
	return r;
}
/* allows m6_secret_free */
int check_password_ok(FILE *f, int (*ask)(const char *))
{
	char *password = malloc(64);
	int r = 0;
	if (password == NULL)
		return 0;
	if (fgets(password, 64, f) != NULL)
		r = ask(password);
	explicit_bzero(password, 64);
	free(password);
	return r;
}

/* finds m6_secret_memset_lost: 14 226 */
int login(int (*ask)(const char *))
{
	char password[64];
	int r;
	if (fgets(password, sizeof(password), stdin) == NULL)
		return 0;
	r = ask(password);
	memset(password, 0, sizeof(password));
	return r;
}
/* allows m6_secret_memset_lost */
int login_ok(int (*ask)(const char *))
{
	char password[64];
	int r;
	if (fgets(password, sizeof(password), stdin) == NULL)
		return 0;
	r = ask(password);
	explicit_bzero(password, sizeof(password));
	return r;
}

/* finds m6_type_void: 843 704 */
static long of_void(void *p)
{
	return ((struct sm_pair *)p)->two;
}
long void_used(void)
{
	struct sm_small s = {1};
	struct sm_pair q = {1, 2};
	(void)q;
	return of_void(&s);
}
/* allows m6_type_void */
static long of_void_ok(void *p)
{
	return ((struct sm_pair *)p)->two;
}
long void_used_ok(void)
{
	struct sm_small s = {1};
	struct sm_pair q = {1, 2};
	(void)q;
	return of_void_ok(&q);
}

/* finds m6_type_short: 843 */
int wide_short(void)
{
	short n = 8;
	int big = 8;
	void *p = &n;
	(void)big;
	return n + *(int *)p;
}
/* allows m6_type_short */
int wide_short_ok(void)
{
	short n = 8;
	int big = 8;
	void *p = &big;
	(void)big;
	return n + *(int *)p;
}

/* finds m6_type_union: 843 */
void union_wrong(void)
{
	union sm_value v;
	v.number = 66;
	puts(v.text);
}
/* allows m6_type_union */
void union_wrong_ok(void)
{
	union sm_value v;
	v.number = 66;
	printf("%d\n", v.number);
}

/* finds m6_type_char_double: 843 */
double of_char_ptr(void)
{
	char c = 'x';
	double d = 1;
	void *p = &d;
	p = &c;
	return *(double *)p + c;
}
/* allows m6_type_char_double */
double of_char_ptr_ok(void)
{
	char c = 'x';
	double d = 1;
	void *p = &d;
	return *(double *)p + c;
}

/* finds m6_order_args: 758 */
int order(int i)
{
	int v[3] = {0, 0, 0};
	v[i] = i++;
	return v[0] + i;
}
/* allows m6_order_args */
int order_ok(int i)
{
	int v[3] = {0, 0, 0};
	v[i] = i;
	i++;
	return v[0] + i;
}

/* finds m6_order_printf: 758 */
void print_order(int n)
{
	printf("%d %d\n", n++, n);
}
/* allows m6_order_printf */
void print_order_ok(int n)
{
	printf("%d %d\n", n, n);
	n++;
}

/* finds m6_no_value: 758 394 */
int sign_of(int n)
{
	if (n > 0)
		return 1;
	if (n < 0)
		return -1;
}
/* allows m6_no_value */
int sign_of_ok(int n)
{
	if (n > 0)
		return 1;
	if (n < 0)
		return -1;
	return 0;
}

/* finds m6_shift_count: 758 190 */
unsigned mask(FILE *f)
{
	unsigned n;
	if (fscanf(f, "%u", &n) != 1)
		return 0;
	return 1U << n;
}
/* allows m6_shift_count */
unsigned mask_ok(FILE *f)
{
	unsigned n;
	if (fscanf(f, "%u", &n) != 1 || n > 31)
		return 0;
	return 1U << n;
}

/* finds m6_overlap: 475 758 628 */
void drop_first(void)
{
	char line[40] = "a line of text";
	strcpy(line, line + 1);
	puts(line);
}
/* allows m6_overlap */
void drop_first_ok(void)
{
	char line[40] = "a line of text";
	memmove(line, line + 1, strlen(line));
	puts(line);
}

/* finds m6_overlap_sprintf: 475 628 */
void again(void)
{
	char line[40] = "again";
	sprintf(line, "%s %s", line, "and");
	puts(line);
}
/* allows m6_overlap_sprintf */
void again_ok(void)
{
	char line[40] = "again";
	strcat(line, " and");
	puts(line);
}

/* finds m6_null_string_call: 475 476 */
size_t null_len(void)
{
	const char *t = NULL;
	return strlen(t);
}
/* allows m6_null_string_call */
size_t null_len_ok(void)
{
	const char *t = NULL;
	t = "text";
	return strlen(t);
}
