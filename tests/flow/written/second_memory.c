/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "second_win.h"
#include <fcntl.h>
#include <netdb.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>
#include <wchar.h>

struct node {
	struct node *next;
	char *text;
};

/* finds m2_list_leak: 401 */
void drop_list(struct node *n)
{
	while (n != NULL) {
		struct node *next = n->next;
		free(n);
		n = next;
	}
}

int count_words(const char *const *words, int n)
{
	struct node *head = NULL;
	int all = 0;
	for (int i = 0; i < n; i++) {
		struct node *one = malloc(sizeof *one);
		if (one == NULL)
			return -1;
		one->text = NULL;
		one->next = head;
		head = one;
		all++;
	}
	drop_list(head);
	return all;
}
/* allows m2_list_leak */
int count_words_freed(const char *const *words, int n)
{
	struct node *head = NULL;
	int all = 0;
	for (int i = 0; i < n; i++) {
		struct node *one = malloc(sizeof *one);
		if (one == NULL) {
			drop_list(head);
			return -1;
		}
		one->text = NULL;
		one->next = head;
		head = one;
		all++;
	}
	drop_list(head);
	return all;
}

/* finds m2_inner_leak: 401 */
struct node *node_new(const char *text)
{
	struct node *n = calloc(1, sizeof *n);
	if (n == NULL)
		return NULL;
	n->text = strdup(text);
	return n;
}

void print_once(const char *text)
{
	struct node *n = node_new(text);
	if (n == NULL)
		return;
	puts(n->text ? n->text : "");
	free(n);
}
/* allows m2_inner_leak */
void print_once_freed(const char *text)
{
	struct node *n = node_new(text);
	if (n == NULL)
		return;
	puts(n->text ? n->text : "");
	free(n->text);
	free(n);
}

/* finds m2_grow_leak: 401 */
wchar_t *read_all(FILE *f)
{
	size_t room = 16, used = 0;
	wchar_t *all = malloc(room * sizeof *all);
	wint_t c;
	if (all == NULL)
		return NULL;
	while ((c = fgetwc(f)) != WEOF) {
		if (used + 1 == room) {
			room *= 2;
			all = realloc(all, room * sizeof *all);
			if (all == NULL)
				return NULL;
		}
		all[used++] = (wchar_t)c;
	}
	all[used] = L'\0';
	return all;
}
/* allows m2_grow_leak */
wchar_t *read_all_kept(FILE *f)
{
	size_t room = 16, used = 0;
	wchar_t *all = malloc(room * sizeof *all), *more;
	wint_t c;
	if (all == NULL)
		return NULL;
	while ((c = fgetwc(f)) != WEOF) {
		if (used + 1 == room) {
			room *= 2;
			more = realloc(all, room * sizeof *all);
			if (more == NULL) {
				free(all);
				return NULL;
			}
			all = more;
		}
		all[used++] = (wchar_t)c;
	}
	all[used] = L'\0';
	return all;
}

/* finds m2_addrinfo: 404 401 772 */
int reach(const char *host)
{
	struct addrinfo *all = NULL;
	int s;
	if (getaddrinfo(host, "80", NULL, &all) != 0)
		return -1;
	s = socket(all->ai_family, SOCK_STREAM, 0);
	if (s >= 0 && connect(s, all->ai_addr, all->ai_addrlen) != 0) {
		close(s);
		return -1;
	}
	freeaddrinfo(all);
	return s;
}
/* allows m2_addrinfo */
int reach_freed(const char *host)
{
	struct addrinfo *all = NULL;
	int s;
	if (getaddrinfo(host, "80", NULL, &all) != 0)
		return -1;
	s = socket(all->ai_family, SOCK_STREAM, 0);
	if (s >= 0 && connect(s, all->ai_addr, all->ai_addrlen) != 0) {
		close(s);
		s = -1;
	}
	freeaddrinfo(all);
	return s;
}

/* finds m2_popen_left: 404 775 772 */
int word_count(void)
{
	int n = 0;
	FILE *p = popen("/usr/bin/wc -w /etc/services", "r");
	if (p == NULL)
		return -1;
	if (fscanf(p, "%d", &n) != 1)
		n = -1;
	return n;
}
/* allows m2_popen_left */
int word_count_closed(void)
{
	int n = 0;
	FILE *p = popen("/usr/bin/wc -w /etc/services", "r");
	if (p == NULL)
		return -1;
	if (fscanf(p, "%d", &n) != 1)
		n = -1;
	pclose(p);
	return n;
}

/* finds m2_wrong_close: 404 762 772 775 */
int wide_pipe(void)
{
	wchar_t line[50];
	FILE *p = _wpopen(L"C:\\Windows\\System32\\ver.exe", L"r");
	if (p == NULL)
		return -1;
	if (fgetws(line, 50, p) != NULL)
		fputws(line, stdout);
	fclose(p);
	return 0;
}
/* allows m2_wrong_close */
int wide_pipe_closed(void)
{
	wchar_t line[50];
	FILE *p = _wpopen(L"C:\\Windows\\System32\\ver.exe", L"r");
	if (p == NULL)
		return -1;
	if (fgetws(line, 50, p) != NULL)
		fputws(line, stdout);
	_pclose(p);
	return 0;
}

/* finds m2_twice_flag: 415 */
void finish(char *b, int failed)
{
	if (failed) {
		fputs("failed\n", stderr);
		free(b);
	}
	puts("finished");
	free(b);
}
/* allows m2_twice_flag */
void finish_once(char *b, int failed)
{
	if (failed) {
		fputs("failed\n", stderr);
		free(b);
		b = NULL;
	}
	puts("finished");
	free(b);
}

/* finds m2_twice_owner: 415 */
struct session {
	char *user;
	char *token;
};

static void session_clear(struct session *s)
{
	free(s->user);
	free(s->token);
}

int session_run(const char *name)
{
	struct session s = { strdup(name), strdup("none") };
	if (s.user == NULL) {
		session_clear(&s);
		goto out;
	}
	puts(s.user);
out:
	session_clear(&s);
	return 0;
}
/* allows m2_twice_owner */
int session_run_once(const char *name)
{
	struct session s = { strdup(name), strdup("none") };
	if (s.user == NULL)
		goto out;
	puts(s.user);
out:
	session_clear(&s);
	return 0;
}

/* finds m2_twice_virtual: 415 */
void two_frees(HANDLE heap)
{
	void *p = HeapAlloc(heap, 0, 32);
	if (p == NULL)
		return;
	HeapFree(heap, 0, p);
	if (GetLastError() == 0)
		HeapFree(heap, 0, p);
}
/* allows m2_twice_virtual */
void one_free(HANDLE heap)
{
	void *p = HeapAlloc(heap, 0, 32);
	if (p == NULL)
		return;
	if (GetLastError() == 0)
		memset(p, 0, 32);
	HeapFree(heap, 0, p);
}
