/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "second_win.h"
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#include <wchar.h>

/* finds r2_wide_gets: 252 253 690 */
void show_wide(void)
{
	wchar_t line[80];
	fgetws(line, 80, stdin);
	wprintf(L"%ls", line);
}
/* allows r2_wide_gets */
void show_wide_checked(void)
{
	wchar_t line[80];
	if (fgetws(line, 80, stdin) == NULL)
		return;
	wprintf(L"%ls", line);
}

/* finds r2_drop: 252 273 */
void drop(uid_t u, gid_t g)
{
	setgroups(0, NULL);
	setgid(g);
	setuid(u);
}
/* allows r2_drop */
void drop_checked(uid_t u, gid_t g)
{
	if (setgroups(0, NULL) != 0 || setgid(g) != 0 || setuid(u) != 0)
		abort();
}

/* finds r2_impersonate: 252 273 */
void as_client(HANDLE token, const char *file)
{
	ImpersonateLoggedOnUser(token);
	DeleteFileA(file);
}
/* allows r2_impersonate */
BOOL as_client_checked(HANDLE token, const char *file)
{
	if (!ImpersonateLoggedOnUser(token))
		return FALSE;
	return DeleteFileA(file);
}

/* finds r2_move: 252 */
void move_over(const char *from, const char *to)
{
	remove(to);
	rename(from, to);
}
/* allows r2_move */
int move_over_checked(const char *from, const char *to)
{
	if (remove(to) != 0 && errno != ENOENT)
		return -1;
	if (rename(from, to) != 0)
		return -1;
	return 0;
}

/* finds r2_write: 252 */
struct sink {
	int fd;
};

void put_block(struct sink *k, const void *b, size_t n)
{
	write(k->fd, b, n);
}
/* allows r2_write */
int put_block_checked(struct sink *k, const void *b, size_t n)
{
	return write(k->fd, b, n) == (ssize_t)n ? 0 : -1;
}

/* finds r2_scan_zero: 253 252 */
int pair(const char *text)
{
	int a = 0, b = 0;
	if (sscanf(text, "%d %d", &a, &b) == 0)
		return -1;
	return a * 10 + b;
}
/* allows r2_scan_zero */
int pair_both(const char *text)
{
	int a = 0, b = 0;
	if (sscanf(text, "%d %d", &a, &b) != 2)
		return -1;
	return a * 10 + b;
}

/* finds r2_put_null: 253 */
int put_line(const char *s)
{
	if (fputs(s, stdout) == 0)
		return -1;
	return 0;
}
/* allows r2_put_null */
int put_line_eof(const char *s)
{
	if (fputs(s, stdout) == EOF)
		return -1;
	return 0;
}

/* finds r2_mmap_null: 253 */
char *map_file(int fd, size_t n)
{
	char *m = mmap(NULL, n, PROT_READ, MAP_SHARED, fd, 0);
	if (m == NULL)
		return NULL;
	return m;
}
/* allows r2_mmap_null */
char *map_file_checked(int fd, size_t n)
{
	char *m = mmap(NULL, n, PROT_READ, MAP_SHARED, fd, 0);
	if (m == MAP_FAILED)
		return NULL;
	return m;
}

/* finds r2_handle_null: 253 */
int can_open(const wchar_t *name)
{
	HANDLE h = CreateFileW(name, GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
	if (h == NULL)
		return 0;
	CloseHandle(h);
	return 1;
}
/* allows r2_handle_null */
int can_open_checked(const wchar_t *name)
{
	HANDLE h = CreateFileW(name, GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
	if (h == INVALID_HANDLE_VALUE)
		return 0;
	CloseHandle(h);
	return 1;
}

/* finds r2_mkdir_positive: 253 */
int make_folder(const char *name)
{
	if (mkdir(name, 0700) > 0)
		return -1;
	return 0;
}
/* allows r2_mkdir_positive */
int make_folder_checked(const char *name)
{
	if (mkdir(name, 0700) < 0)
		return -1;
	return 0;
}

/* finds r2_empty_branch: 390 391 1069 */
void keep_going(const char *from, const char *to)
{
	if (link(from, to) == -1) {
	}
	puts("linked");
}
/* allows r2_empty_branch */
void stop_here(const char *from, const char *to)
{
	if (link(from, to) == -1) {
		perror(to);
		return;
	}
	puts("linked");
}

/* finds r2_noted_only: 390 391 */
long length_of(FILE *f)
{
	int rc = fseek(f, 0, SEEK_END);
	if (rc != 0) {
		/* cannot be */
	}
	return ftell(f);
}
/* allows r2_noted_only */
long length_or_none(FILE *f)
{
	int rc = fseek(f, 0, SEEK_END);
	if (rc != 0)
		return -1;
	return ftell(f);
}

/* finds r2_errno_range: 391 252 190 */
unsigned long limit_of(const char *text)
{
	errno = 0;
	return strtoul(text, NULL, 10) * 1UL;
}

unsigned long limit_from_env(void)
{
	const char *t = getenv("LIMIT");
	unsigned long v;
	if (t == NULL)
		return 1;
	errno = 0;
	v = strtoul(t, NULL, 10);
	return v;
}
/* allows r2_errno_range */
unsigned long limit_from_env_checked(void)
{
	const char *t = getenv("LIMIT");
	unsigned long v;
	if (t == NULL)
		return 1;
	errno = 0;
	v = strtoul(t, NULL, 10);
	if (errno != 0)
		return 1;
	return v;
}

/* finds r2_get_last: 391 390 252 */
DWORD own_path(char *name, DWORD n)
{
	DWORD got = GetModuleFileNameA(NULL, name, n);
	GetLastError();
	return got;
}
/* allows r2_get_last */
DWORD own_path_checked(char *name, DWORD n)
{
	DWORD got = GetModuleFileNameA(NULL, name, n);
	if (got == 0 || GetLastError() != 0)
		return 0;
	return got;
}

/* finds r2_no_null_check: 690 476 252 */
struct user {
	char *name;
	int uid;
};

struct user *user_new(const char *name)
{
	struct user *u = malloc(sizeof *u);
	u->uid = -1;
	u->name = strdup(name);
	return u;
}
/* allows r2_no_null_check */
struct user *user_new_checked(const char *name)
{
	struct user *u = malloc(sizeof *u);
	if (u == NULL)
		return NULL;
	u->uid = -1;
	u->name = strdup(name);
	return u;
}

/* finds r2_wcsdup: 690 476 252 */
size_t upper_length(const wchar_t *w)
{
	wchar_t *c = wcsdup(w);
	size_t n = 0;
	for (wchar_t *p = c; *p != L'\0'; p++)
		n += *p < L'a';
	free(c);
	return n;
}
/* allows r2_wcsdup */
size_t upper_length_checked(const wchar_t *w)
{
	wchar_t *c = wcsdup(w);
	size_t n = 0;
	if (c == NULL)
		return 0;
	for (wchar_t *p = c; *p != L'\0'; p++)
		n += *p < L'a';
	free(c);
	return n;
}

/* finds r2_open_read: 690 476 252 */
int first_byte(const char *name)
{
	FILE *f = fopen(name, "rb");
	int c = fgetc(f);
	fclose(f);
	return c;
}
/* allows r2_open_read */
int first_byte_checked(const char *name)
{
	FILE *f = fopen(name, "rb");
	int c;
	if (f == NULL)
		return EOF;
	c = fgetc(f);
	fclose(f);
	return c;
}

/* finds r2_heap_alloc: 690 476 252 */
char *win_text(void)
{
	char *p = HeapAlloc(GetProcessHeap(), 0, 100);
	p[0] = '\0';
	return p;
}
/* allows r2_heap_alloc */
char *win_text_checked(void)
{
	char *p = HeapAlloc(GetProcessHeap(), 0, 100);
	if (p != NULL)
		p[0] = '\0';
	return p;
}

/* finds r2_or_null: 476 690 */
int is_named(const char *s)
{
	if (s != NULL || strlen(s) > 0)
		return 1;
	return 0;
}
/* allows r2_or_null */
int is_named_right(const char *s)
{
	if (s != NULL && strlen(s) > 0)
		return 1;
	return 0;
}

/* finds r2_lookup: 476 690 */
struct pair_of {
	const char *key;
	int value;
};
static struct pair_of pairs[] = { { "a", 1 }, { "b", 2 } };

static struct pair_of *lookup(const char *key)
{
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if (strcmp(pairs[i].key, key) == 0)
			return &pairs[i];
	return NULL;
}

int value_of(const char *key)
{
	return lookup(key)->value;
}
/* allows r2_lookup */
int value_or_none(const char *key)
{
	struct pair_of *p = lookup(key);
	return p ? p->value : -1;
}

/* finds r2_loop_null: 476 690 */
struct link_of {
	struct link_of *next;
	int v;
};

int third(struct link_of *first)
{
	struct link_of *at = NULL;
	for (struct link_of *l = first; l != NULL; l = l->next)
		if (l->v == 3)
			at = l;
	return at->v;
}
/* allows r2_loop_null */
int third_or_none(struct link_of *first)
{
	struct link_of *at = NULL;
	for (struct link_of *l = first; l != NULL; l = l->next)
		if (l->v == 3)
			at = l;
	return at != NULL ? at->v : 0;
}
