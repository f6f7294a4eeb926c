/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_win.h"
#include <arpa/inet.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <wchar.h>

/* shared */
char *gets(char *);
struct sx_frame {
	unsigned char head[4];
	char body[24];
	int (*done)(void);
};
struct sx_ring {
	int at;
	int slots[8];
};
static int sx_on = 1;
static int sx_off;
static int sx_mode = 6;
static int sx_from_env(const char *name)
{
	const char *v = getenv(name);
	return v != NULL ? (int)strtol(v, NULL, 10) : 0;
}
struct sx_target { char *at; size_t n; };
struct sx_link { struct sx_link *next, *prev; };
union sx_mix { char text[8]; int number; };

/* finds b6_body_whole: 121 787 122 */
void body_set(const char *text)
{
	struct sx_frame f;
	f.done = NULL;
	memmove(f.body, text, sizeof(f));
	f.body[23] = 0;
	puts(f.body);
}
/* allows b6_body_whole */
void body_set_ok(const char *text)
{
	struct sx_frame f;
	f.done = NULL;
	memmove(f.body, text, sizeof(f.body));
	f.body[23] = 0;
	puts(f.body);
}

/* finds b6_ring_wraps: 121 787 129 */
int ring_add(struct sx_ring *unused, int v)
{
	struct sx_ring r = {0, {0}};
	(void)unused;
	for (int i = 0; i < 20; i++) {
		r.slots[r.at] = v;
		r.at = r.at + 1;
	}
	return r.slots[0];
}
/* allows b6_ring_wraps */
int ring_add_ok(struct sx_ring *unused, int v)
{
	struct sx_ring r = {0, {0}};
	(void)unused;
	for (int i = 0; i < 20; i++) {
		r.slots[r.at] = v;
		r.at = (r.at + 1) % 8;
	}
	return r.slots[0];
}

/* finds b6_while_source_end: 121 787 120 */
void take_word(const char *line)
{
	char word[12];
	int n = 0;
	while (line[n] != '\0') {
		word[n] = line[n];
		n++;
	}
	word[n] = '\0';
	puts(word);
}
void take_env_word(void)
{
	const char *v = getenv("WORDS");
	if (v != NULL)
		take_word(v);
}
/* allows b6_while_source_end */
void take_word_ok(const char *line)
{
	char word[12];
	unsigned n = 0;
	while (n < sizeof(word) - 1 && line[n] != '\0') {
		word[n] = line[n];
		n++;
	}
	word[n] = '\0';
	puts(word);
}
void take_env_word_ok(void)
{
	const char *v = getenv("WORDS");
	if (v != NULL)
		take_word_ok(v);
}

/* finds b6_wide_loop: 121 787 */
void wide_fill(void)
{
	wchar_t data[50], *p = data;
	wchar_t source[100];
	size_t i;
	wmemset(source, L'z', 99);
	source[99] = 0;
	for (i = 0; i < 100; i++)
		p[i] = source[i];
	data[49] = 0;
	wprintf(L"%ls\n", data);
}
/* allows b6_wide_loop */
void wide_fill_ok(void)
{
	wchar_t data[50], *p = data;
	wchar_t source[100];
	size_t i;
	wmemset(source, L'z', 99);
	source[99] = 0;
	for (i = 0; i < 50; i++)
		p[i] = source[i];
	data[49] = 0;
	wprintf(L"%ls\n", data);
}

/* finds b6_wide_wcsncpy_size: 121 787 805 */
void wide_title(const wchar_t *in)
{
	wchar_t room[32];
	wcsncpy(room, in, sizeof(room) );
	room[31] = 0;
	wprintf(L"%ls\n", room);
}
/* allows b6_wide_wcsncpy_size */
void wide_title_ok(const wchar_t *in)
{
	wchar_t room[32];
	wcsncpy(room, in, sizeof(room) / sizeof(room[0]));
	room[31] = 0;
	wprintf(L"%ls\n", room);
}

/* finds b6_wide_wcscat_heap: 122 787 */
void wide_join(void)
{
	wchar_t *room = malloc(20 * sizeof(wchar_t));
	wchar_t tail[40];
	if (room == NULL)
		return;
	wmemset(tail, L'-', sizeof(tail) / sizeof(wchar_t) - 1);
	tail[sizeof(tail) / sizeof(wchar_t) - 1] = 0;
	wcscpy(room, L"head");
	wcscat(room, tail);
	wprintf(L"%ls\n", room);
	free(room);
}
/* allows b6_wide_wcscat_heap */
void wide_join_ok(void)
{
	wchar_t *room = malloc(20 * sizeof(wchar_t));
	wchar_t tail[10];
	if (room == NULL)
		return;
	wmemset(tail, L'-', sizeof(tail) / sizeof(wchar_t) - 1);
	tail[sizeof(tail) / sizeof(wchar_t) - 1] = 0;
	wcscpy(room, L"head");
	wcscat(room, tail);
	wprintf(L"%ls\n", room);
	free(room);
}

/* finds b6_switch_global: 121 787 */
void switch_room(void)
{
	char small[10], large[60], *to = large;
	switch (sx_mode) {
	case 6:
		to = small;
		break;
	default:
		puts("never");
	}
	memset(to, 'x', 59);
	to[59] = 0;
	puts(to);
}
/* allows b6_switch_global */
void switch_room_ok(void)
{
	char small[10], large[60], *to = large;
	switch (sx_mode) {
	case 6:
		to = large;
		break;
	default:
		puts("never");
	}
	memset(to, 'x', 59);
	to[59] = 0;
	puts(to);
}

/* finds b6_do_while_heap: 122 787 */
int *squares(void)
{
	int *all = malloc(10 * sizeof(int));
	int i = 0;
	if (all == NULL)
		return NULL;
	do {
		all[i] = i * i;
	} while (i++ < 10);
	return all;
}
/* allows b6_do_while_heap */
int *squares_ok(void)
{
	int *all = malloc(10 * sizeof(int));
	int i = 0;
	if (all == NULL)
		return NULL;
	do {
		all[i] = i * i;
	} while (++i < 10);
	return all;
}

/* finds b6_calloc_struct_count: 122 787 */
struct sx_ring *rings(void)
{
	struct sx_ring *r = calloc(4, sizeof(*r));
	if (r == NULL)
		return NULL;
	for (int i = 0; i <= 4; i++)
		r[i].at = i;
	return r;
}
/* allows b6_calloc_struct_count */
struct sx_ring *rings_ok(void)
{
	struct sx_ring *r = calloc(5, sizeof(*r));
	if (r == NULL)
		return NULL;
	for (int i = 0; i <= 4; i++)
		r[i].at = i;
	return r;
}

/* finds b6_realloc_smaller: 122 787 */
void shrink(void)
{
	char *p = malloc(100);
	char *q;
	if (p == NULL)
		return;
	q = realloc(p, 40);
	if (q == NULL) {
		free(p);
		return;
	}
	memset(q, 'a', 99);
	q[99] = 0;
	puts(q);
	free(q);
}
/* allows b6_realloc_smaller */
void shrink_ok(void)
{
	char *p = malloc(100);
	char *q;
	if (p == NULL)
		return;
	q = realloc(p, 100);
	if (q == NULL) {
		free(p);
		return;
	}
	memset(q, 'a', 99);
	q[39] = 0;
	puts(q);
	free(q);
}

/* finds b6_strdup_append: 122 787 */
void suffix(const char *host)
{
	char *p = strdup("device");
	(void)host;
	if (p == NULL)
		return;
	strcat(p, ".local");
	puts(p);
	free(p);
}
/* allows b6_strdup_append */
void suffix_ok(const char *host)
{
	char *p = malloc(16);
	(void)host;
	if (p == NULL)
		return;
	strcpy(p, "device");
	strcat(p, ".local");
	puts(p);
	free(p);
}

/* finds b6_sprintf_heap_len: 122 787 */
char *greeting(const char *name)
{
	size_t n = strlen(name) + 5;
	char *p = malloc(n);
	if (p == NULL)
		return NULL;
	sprintf(p, "Hello, %s", name);
	return p;
}
/* allows b6_sprintf_heap_len */
char *greeting_ok(const char *name)
{
	size_t n = strlen(name) + 8;
	char *p = malloc(n);
	if (p == NULL)
		return NULL;
	sprintf(p, "Hello, %s", name);
	return p;
}

/* finds b6_strlen_no_end: 122 787 131 193 */
wchar_t *wide_copy(const wchar_t *from)
{
	wchar_t *to = malloc(wcslen(from) * sizeof(wchar_t) );
	if (to == NULL)
		return NULL;
	wcscpy(to, from);
	return to;
}
/* allows b6_strlen_no_end */
wchar_t *wide_copy_ok(const wchar_t *from)
{
	wchar_t *to = malloc(wcslen(from) * sizeof(wchar_t) + sizeof(wchar_t));
	if (to == NULL)
		return NULL;
	wcscpy(to, from);
	return to;
}

/* finds b6_stack_recv_len: 121 787 805 */
void take_frame(int s)
{
	char room[128];
	ssize_t n = recv(s, room, 1024, 0);
	if (n < 1)
		return;
	room[127] = 0;
	puts(room);
}
/* allows b6_stack_recv_len */
void take_frame_ok(int s)
{
	char room[128];
	ssize_t n = recv(s, room, sizeof(room) - 1, 0);
	if (n < 1)
		return;
	room[n] = 0;
	puts(room);
}

/* finds b6_recv_end: 121 787 193 */
void take_text(int s)
{
	char room[64];
	ssize_t n = recv(s, room, sizeof(room), 0);
	if (n < 0)
		return;
	room[n] = '\0';
	puts(room);
}
/* allows b6_recv_end */
void take_text_ok(int s)
{
	char room[64];
	ssize_t n = recv(s, room, sizeof(room) - 1, 0);
	if (n < 0)
		return;
	room[n] = '\0';
	puts(room);
}

/* finds b6_length_byte: 121 787 120 */
int option(int s)
{
	unsigned char head[2];
	char value[32];
	if (recv(s, head, sizeof(head), 0) != 2)
		return -1;
	if (recv(s, value, head[1], MSG_WAITALL) != head[1])
		return -1;
	return value[0];
}
/* allows b6_length_byte */
int option_ok(int s)
{
	unsigned char head[2];
	char value[32];
	if (recv(s, head, sizeof(head), 0) != 2)
		return -1;
	if (head[1] > sizeof(value))
		return -1;
	if (recv(s, value, head[1], MSG_WAITALL) != head[1])
		return -1;
	return value[0];
}

/* finds b6_length_word_memcpy: 122 121 787 120 */
int record(FILE *f, char *to)
{
	unsigned short n;
	char part[100], all[65536];
	if (fread(&n, sizeof(n), 1, f) != 1 || fread(all, 1, sizeof(all), f) < n)
		return -1;
	memcpy(part, all, n);
	to[0] = part[0];
	return 0;
}
/* allows b6_length_word_memcpy */
int record_ok(FILE *f, char *to)
{
	unsigned short n;
	char part[100], all[65536];
	if (fread(&n, sizeof(n), 1, f) != 1 || fread(all, 1, sizeof(all), f) < n)
		return -1;
	if (n > sizeof(part))
		return -1;
	memcpy(part, all, n);
	to[0] = part[0];
	return 0;
}

/* finds b6_env_index: 121 129 787 */
void counter(void)
{
	int counters[16] = {0};
	int i = sx_from_env("SLOT");
	if (i < 16)
		counters[i]++;
	printf("%d\n", counters[0]);
}
/* allows b6_env_index */
void counter_ok(void)
{
	int counters[16] = {0};
	int i = sx_from_env("SLOT");
	if (i >= 0 && i < 16)
		counters[i]++;
	printf("%d\n", counters[0]);
}

/* finds b6_fgets_index_upper: 122 129 787 */
void mark_line(void)
{
	char text[14];
	int *marks = calloc(10, sizeof(int));
	int at = -1;
	if (marks == NULL)
		return;
	if (fgets(text, sizeof(text), stdin) != NULL)
		at = atoi(text);
	if (at >= 0 ) {
		marks[at] = 1;
		for (int i = 0; i < 10; i++)
			printf("%d\n", marks[i]);
	}
	free(marks);
}
/* allows b6_fgets_index_upper */
void mark_line_ok(void)
{
	char text[14];
	int *marks = calloc(10, sizeof(int));
	int at = -1;
	if (marks == NULL)
		return;
	if (fgets(text, sizeof(text), stdin) != NULL)
		at = atoi(text);
	if (at >= 0 && at < 10) {
		marks[at] = 1;
		for (int i = 0; i < 10; i++)
			printf("%d\n", marks[i]);
	}
	free(marks);
}

/* finds b6_rand_index: 121 129 787 */
void dice(void)
{
	int seen[6] = {0};
	int r = rand() % 7;
	seen[r] = 1;
	printf("%d\n", seen[0]);
}
/* allows b6_rand_index */
void dice_ok(void)
{
	int seen[6] = {0};
	int r = rand() % 6;
	seen[r] = 1;
	printf("%d\n", seen[0]);
}

/* finds b6_struct_carries: 121 787 */
static void fill_target(struct sx_target t)
{
	memset(t.at, 'q', t.n - 1);
	t.at[t.n - 1] = 0;
	puts(t.at);
}
void struct_target(void)
{
	char room[30];
	struct sx_target t = {room, 60};
	fill_target(t);
}
/* allows b6_struct_carries */
static void fill_target_ok(struct sx_target t)
{
	memset(t.at, 'q', t.n - 1);
	t.at[t.n - 1] = 0;
	puts(t.at);
}
void struct_target_ok(void)
{
	char room[60];
	struct sx_target t = {room, 60};
	fill_target_ok(t);
}

/* finds b6_array_carries: 122 787 */
static void fill_third(char *all[])
{
	char *to = all[2];
	strcpy(to, "abcdefghijklmnopqrstuvwxyz");
	puts(to);
}
void array_target(void)
{
	char *room = malloc(20);
	char *all[5] = {0};
	if (room == NULL)
		return;
	room[0] = 0;
	all[2] = room;
	fill_third(all);
	free(room);
}
/* allows b6_array_carries */
static void fill_third_ok(char *all[])
{
	char *to = all[2];
	strcpy(to, "abcdefghijklmnopqrstuvwxyz");
	puts(to);
}
void array_target_ok(void)
{
	char *room = malloc(27);
	char *all[5] = {0};
	if (room == NULL)
		return;
	room[0] = 0;
	all[2] = room;
	fill_third_ok(all);
	free(room);
}
