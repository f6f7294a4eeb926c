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

/* finds m7_leak_early: 401 772 */
int m7_leak_early(FILE *f)
{
	char *line = malloc(200);
	if (line == NULL)
		return -1;
	if (fgets(line, 200, f) == NULL)
		return -1;
	int n = (int)strlen(line);
	free(line);
	return n;
}
/* allows m7_leak_early */
int m7_leak_early_ok(FILE *f)
{
	char *line = malloc(200);
	if (line == NULL)
		return -1;
	if (fgets(line, 200, f) == NULL) {
		free(line);
		return -1;
	}
	int n = (int)strlen(line);
	free(line);
	return n;
}

/* finds m7_leak_flag: 401 772 */
void m7_leak_flag(void)
{
	int64_t *v = calloc(10, sizeof(int64_t));
	if (v == NULL)
		exit(1);
	v[0] = 5;
	printf("%lld\n", (long long)v[0]);
	if (vm_false)
		free(v);
}
/* allows m7_leak_flag */
void m7_leak_flag_ok(void)
{
	int64_t *v = calloc(10, sizeof(int64_t));
	if (v == NULL)
		exit(1);
	v[0] = 5;
	printf("%lld\n", (long long)v[0]);
	if (vm_true)
		free(v);
}

/* finds m7_leak_overwritten: 401 772 */
char *m7_leak_overwritten(const char *a, const char *b)
{
	char *p = strdup(a);
	if (p == NULL || *p == '#')
		p = strdup(b);
	return p;
}
/* allows m7_leak_overwritten */
char *m7_leak_overwritten_ok(const char *a, const char *b)
{
	char *p = strdup(a);
	if (p == NULL || *p == '#') {
		free(p);
		p = strdup(b);
	}
	return p;
}

/* finds m7_leak_list: 401 772 */
struct vm_item *m7_leak_list(int n)
{
	struct vm_item *head = NULL;
	for (int i = 0; i < n; i++) {
		struct vm_item *t = calloc(1, sizeof(*t));
		if (t == NULL)
			break;
		t->name = strdup("name");
		if (t->name == NULL)
			break;
		t->next = head;
		head = t;
	}
	return head;
}
/* allows m7_leak_list */
struct vm_item *m7_leak_list_ok(int n)
{
	struct vm_item *head = NULL;
	for (int i = 0; i < n; i++) {
		struct vm_item *t = calloc(1, sizeof(*t));
		if (t == NULL)
			break;
		t->name = strdup("name");
		if (t->name == NULL) {
			free(t);
			break;
		}
		t->next = head;
		head = t;
	}
	return head;
}

/* finds m7_leak_member: 401 772 */
void m7_leak_member(const char *name)
{
	struct vm_item *t = malloc(sizeof(*t));
	if (t == NULL)
		return;
	t->next = NULL;
	t->value = 0;
	t->name = strdup(name);
	if (t->name != NULL)
		puts(t->name);
	free(t);
}
/* allows m7_leak_member */
void m7_leak_member_ok(const char *name)
{
	struct vm_item *t = malloc(sizeof(*t));
	if (t == NULL)
		return;
	t->next = NULL;
	t->value = 0;
	t->name = strdup(name);
	if (t->name != NULL)
		puts(t->name);
	free(t->name);
	free(t);
}

/* finds m7_leak_realloc: 401 772 */
char *m7_leak_realloc(FILE *f)
{
	size_t room = 16, n = 0;
	char *p = malloc(room);
	int c;
	if (p == NULL)
		return NULL;
	while ((c = getc(f)) != EOF && c != '\n') {
		if (n + 1 >= room) {
			room *= 2;
			p = realloc(p, room);
			if (p == NULL)
				return NULL;
		}
		p[n++] = (char)c;
	}
	p[n] = 0;
	return p;
}
/* allows m7_leak_realloc */
char *m7_leak_realloc_ok(FILE *f)
{
	size_t room = 16, n = 0;
	char *p = malloc(room);
	int c;
	if (p == NULL)
		return NULL;
	while ((c = getc(f)) != EOF && c != '\n') {
		if (n + 1 >= room) {
			room *= 2;
			char *more = realloc(p, room);
			if (more == NULL)
				break;
			p = more;
		}
		p[n++] = (char)c;
	}
	p[n] = 0;
	return p;
}

/* finds m7_leak_union: 401 772 */
static void m7_leak_union_end(union vm_way w)
{
	puts(w.out);
}
void m7_leak_union(void)
{
	union vm_way w;
	w.in = strdup("text");
	if (w.in == NULL)
		return;
	m7_leak_union_end(w);
}
/* allows m7_leak_union */
static void m7_leak_union_ok_end(union vm_way w)
{
	puts(w.out);
	free(w.out);
}
void m7_leak_union_ok(void)
{
	union vm_way w;
	w.in = strdup("text");
	if (w.in == NULL)
		return;
	m7_leak_union_ok_end(w);
}

/* finds m7_leak_static_pointer: 401 772 */
static char *m7_leak_static_pointer_kept;
void m7_leak_static_pointer(const char *t)
{
	m7_leak_static_pointer_kept = strdup(t);
	if (m7_leak_static_pointer_kept != NULL)
		puts(m7_leak_static_pointer_kept);
}
void m7_leak_static_pointer_twice(void)
{
	m7_leak_static_pointer("one");
	m7_leak_static_pointer("two");
}
/* allows m7_leak_static_pointer */
static char *m7_leak_static_pointer_ok_kept;
void m7_leak_static_pointer_ok(const char *t)
{
	free(m7_leak_static_pointer_ok_kept);
	m7_leak_static_pointer_ok_kept = strdup(t);
	if (m7_leak_static_pointer_ok_kept != NULL)
		puts(m7_leak_static_pointer_ok_kept);
}
void m7_leak_static_pointer_ok_twice(void)
{
	m7_leak_static_pointer_ok("one");
	m7_leak_static_pointer_ok("two");
}

/* finds m7_leak_returned: 401 772 */
int m7_leak_returned(const char *t)
{
	return vm_new(t) != NULL;
}
/* allows m7_leak_returned */
int m7_leak_returned_ok(const char *t)
{
	char *p = vm_new(t);
	int made = p != NULL;
	free(p);
	return made;
}

/* finds m7_leak_getline: 401 772 */
int m7_leak_getline(FILE *f)
{
	char *line = NULL;
	size_t room = 0;
	int n = 0;
	while (getline(&line, &room, f) > 0)
		n++;
	return n;
}
/* allows m7_leak_getline */
int m7_leak_getline_ok(FILE *f)
{
	char *line = NULL;
	size_t room = 0;
	int n = 0;
	while (getline(&line, &room, f) > 0)
		n++;
	free(line);
	return n;
}

/* finds m7_leak_asprintf: 401 772 */
void m7_leak_asprintf(int n)
{
	char *text = NULL;
	if (asprintf(&text, "value %d", n) < 0)
		return;
	puts(text);
}
/* allows m7_leak_asprintf */
void m7_leak_asprintf_ok(int n)
{
	char *text = NULL;
	if (asprintf(&text, "value %d", n) < 0)
		return;
	puts(text);
	free(text);
}

/* finds m7_leak_open: 404 772 773 775 */
int m7_leak_open(const char *name)
{
	char head[4];
	int fd = open(name, O_RDONLY);
	if (fd < 0)
		return -1;
	if (read(fd, head, 4) != 4)
		return -1;
	close(fd);
	return head[0];
}
/* allows m7_leak_open */
int m7_leak_open_ok(const char *name)
{
	char head[4];
	int fd = open(name, O_RDONLY);
	if (fd < 0)
		return -1;
	if (read(fd, head, 4) != 4) {
		close(fd);
		return -1;
	}
	close(fd);
	return head[0];
}

/* finds m7_leak_socket_err: 404 772 773 775 */
int m7_leak_socket_err(const struct sockaddr *a, socklen_t n)
{
	int s = socket(AF_INET, SOCK_STREAM, 0);
	if (s < 0)
		return -1;
	if (bind(s, a, n) != 0 || listen(s, 5) != 0)
		return -1;
	return s;
}
/* allows m7_leak_socket_err */
int m7_leak_socket_err_ok(const struct sockaddr *a, socklen_t n)
{
	int s = socket(AF_INET, SOCK_STREAM, 0);
	if (s < 0)
		return -1;
	if (bind(s, a, n) != 0 || listen(s, 5) != 0) {
		close(s);
		return -1;
	}
	return s;
}

/* finds m7_close_wrong: 404 772 773 */
void m7_close_wrong(const char *name)
{
	FILE *f = fopen(name, "w");
	if (f == NULL)
		return;
	fputs("text\n", f);
	close(fileno(f));
}
/* allows m7_close_wrong */
void m7_close_wrong_ok(const char *name)
{
	FILE *f = fopen(name, "w");
	if (f == NULL)
		return;
	fputs("text\n", f);
	fclose(f);
}

/* finds m7_close_handle: 404 772 773 */
BOOL m7_close_handle(LPCSTR name)
{
	HANDLE h = CreateFileA(name, GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
	if (h == INVALID_HANDLE_VALUE)
		return FALSE;
	return close((int)(intptr_t)h) == 0;
}
/* allows m7_close_handle */
BOOL m7_close_handle_ok(LPCSTR name)
{
	HANDLE h = CreateFileA(name, GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
	if (h == INVALID_HANDLE_VALUE)
		return FALSE;
	return CloseHandle(h);
}

/* finds m7_lost_handle: 773 404 772 775 */
FILE *m7_lost_handle(const char *a, const char *b)
{
	FILE *f = fopen(a, "r");
	f = fopen(b, "r");
	return f;
}
/* allows m7_lost_handle */
FILE *m7_lost_handle_ok(const char *a, const char *b)
{
	FILE *f = fopen(a, "r");
	if (f != NULL)
		fclose(f);
	f = fopen(b, "r");
	return f;
}

/* finds m7_lost_dir: 773 404 772 775 */
#include <dirent.h>
int m7_lost_dir(const char *name)
{
	DIR *d = opendir(name);
	int n = 0;
	if (d == NULL)
		return -1;
	while (readdir(d) != NULL)
		n++;
	return n;
}
/* allows m7_lost_dir */
#include <dirent.h>
int m7_lost_dir_ok(const char *name)
{
	DIR *d = opendir(name);
	int n = 0;
	if (d == NULL)
		return -1;
	while (readdir(d) != NULL)
		n++;
	closedir(d);
	return n;
}

/* finds m7_many_open: 775 404 772 773 */
int m7_many_open(char *const *names, int n)
{
	int lines = 0;
	for (int i = 0; i < n; i++) {
		FILE *f = fopen(names[i], "r");
		if (f == NULL)
			continue;
		if (getc(f) == '#')
			continue;
		lines++;
		fclose(f);
	}
	return lines;
}
/* allows m7_many_open */
int m7_many_open_ok(char *const *names, int n)
{
	int lines = 0;
	for (int i = 0; i < n; i++) {
		FILE *f = fopen(names[i], "r");
		if (f == NULL)
			continue;
		if (getc(f) == '#') {
			fclose(f);
			continue;
		}
		lines++;
		fclose(f);
	}
	return lines;
}

/* finds m7_many_accept: 775 404 772 773 */
void m7_many_accept(int l)
{
	for (;;) {
		char verb;
		int c = accept(l, NULL, NULL);
		if (c < 0)
			break;
		if (recv(c, &verb, 1, 0) == 1 && verb == 'q')
			puts("quit");
	}
}
/* allows m7_many_accept */
void m7_many_accept_ok(int l)
{
	for (;;) {
		char verb;
		int c = accept(l, NULL, NULL);
		if (c < 0)
			break;
		if (recv(c, &verb, 1, 0) == 1 && verb == 'q')
			puts("quit");
		close(c);
	}
}

/* finds m7_map_left: 404 772 401 773 */
int m7_map_left(int fd, size_t n)
{
	char *p = mmap(NULL, n, PROT_READ, MAP_PRIVATE, fd, 0);
	int sum = 0;
	if (p == MAP_FAILED)
		return -1;
	for (size_t i = 0; i < n; i++)
		sum += p[i];
	return sum;
}
/* allows m7_map_left */
int m7_map_left_ok(int fd, size_t n)
{
	char *p = mmap(NULL, n, PROT_READ, MAP_PRIVATE, fd, 0);
	int sum = 0;
	if (p == MAP_FAILED)
		return -1;
	for (size_t i = 0; i < n; i++)
		sum += p[i];
	munmap(p, n);
	return sum;
}

/* finds m7_twice_flag: 415 */
void m7_twice_flag(void)
{
	char *p = malloc(40);
	if (p == NULL)
		return;
	p[0] = 0;
	if (vm_true)
		free(p);
	if (vm_five == 5)
		free(p);
}
/* allows m7_twice_flag */
void m7_twice_flag_ok(void)
{
	char *p = malloc(40);
	if (p == NULL)
		return;
	p[0] = 0;
	if (vm_true)
		free(p);
	if (vm_five != 5)
		free(p);
}
