/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_win.h"
#include <alloca.h>
#include <ctype.h>
#include <limits.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <wchar.h>

/* shared */
#define WIDE_NAME 20
struct vb_record {
	char title[16];
	int mark;
	void (*notify)(void);
};
struct vb_span {
	char *start;
	size_t length;
};
struct vb_cell {
	int row;
	int column;
};
union vb_word {
	char bytes[4];
	short halves[2];
	uint64_t whole;
};
static int vb_true = 1;
static int vb_false = 0;
static const int vb_const_five = 5;
static int vb_five = 5;
static int vb_always(void)
{
	return 1;
}
static int vb_ask_file(FILE *f)
{
	int n = 0;
	return fscanf(f, "%d", &n) == 1 ? n : 0;
}
static int vb_ask_line(void)
{
	char line[20];
	return fgets(line, sizeof(line), stdin) != NULL ? (int)strtol(line, NULL, 0) : 0;
}
static int vb_ask_peer(int s)
{
	char text[20];
	ssize_t n = recv(s, text, sizeof(text) - 1, 0);
	if (n <= 0)
		return -1;
	text[n] = 0;
	return atoi(text);
}

/* finds b7_heap_copymemory: 122 787 */
BYTE *b7_heap_copymemory(const BYTE *from)
{
	BYTE *to = malloc(256);
	if (to == NULL)
		return NULL;
	memcpy(to, from, 260);
	return to;
}
/* allows b7_heap_copymemory */
BYTE *b7_heap_copymemory_ok(const BYTE *from)
{
	BYTE *to = malloc(256);
	if (to == NULL)
		return NULL;
	memcpy(to, from, 256);
	return to;
}

/* finds b7_heap_heapalloc: 122 787 */
void b7_heap_heapalloc(HANDLE heap)
{
	wchar_t *to = HeapAlloc(heap, 0, 50);
	if (to == NULL)
		return;
	wmemset(to, L'h', 49);
	to[49] = 0;
	wprintf(L"%ls\n", to);
	HeapFree(heap, 0, to);
}
/* allows b7_heap_heapalloc */
void b7_heap_heapalloc_ok(HANDLE heap)
{
	wchar_t *to = HeapAlloc(heap, 0, 50 * sizeof(wchar_t));
	if (to == NULL)
		return;
	wmemset(to, L'h', 49);
	to[49] = 0;
	wprintf(L"%ls\n", to);
	HeapFree(heap, 0, to);
}

/* finds b7_heap_by_pointer: 122 787 */
static void b7_heap_by_pointer_room(char **p, size_t n)
{
	*p = malloc(n);
}
void b7_heap_by_pointer(void)
{
	char *p = NULL;
	b7_heap_by_pointer_room(&p, 16);
	if (p == NULL)
		return;
	strcpy(p, "more than sixteen chars");
	puts(p);
	free(p);
}
/* allows b7_heap_by_pointer */
static void b7_heap_by_pointer_ok_room(char **p, size_t n)
{
	*p = malloc(n);
}
void b7_heap_by_pointer_ok(void)
{
	char *p = NULL;
	b7_heap_by_pointer_ok_room(&p, 64);
	if (p == NULL)
		return;
	strcpy(p, "more than sixteen chars");
	puts(p);
	free(p);
}

/* finds b7_heap_union_halves: 122 787 */
uint64_t *b7_heap_union_halves(size_t n)
{
	union vb_word *w = malloc(n * sizeof(w->halves));
	if (w == NULL || n == 0)
		return NULL;
	for (size_t i = 0; i < n; i++)
		w[i].whole = i;
	return &w[0].whole;
}
/* allows b7_heap_union_halves */
uint64_t *b7_heap_union_halves_ok(size_t n)
{
	union vb_word *w = malloc(n * sizeof(union vb_word));
	if (w == NULL || n == 0)
		return NULL;
	for (size_t i = 0; i < n; i++)
		w[i].whole = i;
	return &w[0].whole;
}

/* finds b7_heap_fgets_append: 122 787 */
char *b7_heap_fgets_append(FILE *f)
{
	char *all = malloc(100), line[100];
	if (all == NULL)
		return NULL;
	all[0] = 0;
	while (fgets(line, sizeof(line), f) != NULL)
		strcat(all, line);
	return all;
}
/* allows b7_heap_fgets_append */
char *b7_heap_fgets_append_ok(FILE *f)
{
	char *all = malloc(100), line[100];
	if (all == NULL)
		return NULL;
	all[0] = 0;
	while (fgets(line, sizeof(line), f) != NULL) {
		if (strlen(all) + strlen(line) >= 100)
			break;
		strcat(all, line);
	}
	return all;
}

/* finds b7_before_decrement: 124 786 127 */
void b7_before_decrement(char *text)
{
	size_t n = strlen(text);
	char *end = text + n - 1;
	while (isspace((unsigned char)*end)) {
		*end = 0;
		end--;
	}
}
/* allows b7_before_decrement */
void b7_before_decrement_ok(char *text)
{
	size_t n = strlen(text);
	char *end = text + n - 1;
	while (end >= text && isspace((unsigned char)*end)) {
		*end = 0;
		end--;
	}
}

/* finds b7_before_pointer: 124 786 */
void b7_before_pointer(void)
{
	char room[64];
	char *p = room - 4;
	memset(p, 'b', 20);
	room[63] = 0;
	puts(room);
}
/* allows b7_before_pointer */
void b7_before_pointer_ok(void)
{
	char room[64];
	char *p = room + 4;
	memset(p, 'b', 20);
	room[63] = 0;
	puts(room);
}

/* finds b7_before_peer: 124 786 129 */
int b7_before_peer(int s)
{
	int slots[10] = {0};
	int at = vb_ask_peer(s);
	if (at < 10)
		slots[at] = 1;
	return slots[0];
}
/* allows b7_before_peer */
int b7_before_peer_ok(int s)
{
	int slots[10] = {0};
	int at = vb_ask_peer(s);
	if (at < 10 && at >= 0)
		slots[at] = 1;
	return slots[0];
}

/* finds b7_before_heap: 124 786 */
char *b7_before_heap(void)
{
	char *p = malloc(100);
	if (p == NULL)
		return NULL;
	memset(p, 'h', 99);
	p[99] = 0;
	char *at = p - 8;
	strcpy(at, "header");
	return p;
}
/* allows b7_before_heap */
char *b7_before_heap_ok(void)
{
	char *p = malloc(100);
	if (p == NULL)
		return NULL;
	memset(p, 'h', 99);
	p[99] = 0;
	char *at = p;
	strcpy(at, "header");
	return p;
}

/* finds b7_before_find: 124 786 */
void b7_before_find(char *text)
{
	char *end = strchr(text, ';');
	if (end == NULL)
		return;
	end[-1] = 0;
	puts(text);
}
/* allows b7_before_find */
void b7_before_find_ok(char *text)
{
	char *end = strchr(text, ';');
	if (end == NULL || end == text)
		return;
	end[-1] = 0;
	puts(text);
}

/* finds b7_before_loop_down: 124 786 */
void b7_before_loop_down(void)
{
	int v[10];
	for (int i = 9; i >= -1; i--)
		v[i] = i;
	printf("%d\n", v[0]);
}
/* allows b7_before_loop_down */
void b7_before_loop_down_ok(void)
{
	int v[10];
	for (int i = 9; i >= 0; i--)
		v[i] = i;
	printf("%d\n", v[0]);
}

/* finds b7_before_struct: 124 786 */
static void b7_before_struct_put(const struct vb_span *s)
{
	wmemcpy((wchar_t *)(void *)s->start, L"text", 5);
}
void b7_before_struct(void)
{
	wchar_t room[32] = L"";
	struct vb_span s = {(char *)(room - 8), 8};
	b7_before_struct_put(&s);
	wprintf(L"%ls\n", room + 8);
}
/* allows b7_before_struct */
static void b7_before_struct_ok_put(const struct vb_span *s)
{
	wmemcpy((wchar_t *)(void *)s->start, L"text", 5);
}
void b7_before_struct_ok(void)
{
	wchar_t room[32] = L"";
	struct vb_span s = {(char *)(room + 8), 8};
	b7_before_struct_ok_put(&s);
	wprintf(L"%ls\n", room + 8);
}

/* finds b7_before_empty_line: 124 786 127 191 */
void b7_before_empty_line(FILE *f)
{
	char line[80];
	if (fgets(line, sizeof(line), f) == NULL)
		return;
	line[strlen(line) - 1] = 0;
	puts(line);
}
/* allows b7_before_empty_line */
void b7_before_empty_line_ok(FILE *f)
{
	char line[80];
	if (fgets(line, sizeof(line), f) == NULL)
		return;
	line[strcspn(line, "\n")] = 0;
	puts(line);
}

/* finds b7_over_memcpy: 126 125 */
void b7_over_memcpy(void)
{
	char from[30], to[100];
	memset(from, 'f', 29);
	from[29] = 0;
	memcpy(to, from, sizeof(to));
	to[99] = 0;
	puts(to);
}
/* allows b7_over_memcpy */
void b7_over_memcpy_ok(void)
{
	char from[30], to[100];
	memset(from, 'f', 29);
	from[29] = 0;
	memcpy(to, from, sizeof(from));
	to[99] = 0;
	puts(to);
}

/* finds b7_over_static: 126 125 129 */
int b7_over_static(FILE *f)
{
	static const int days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	int month = vb_ask_file(f);
	if (month < 1)
		return 0;
	return days[month - 1];
}
/* allows b7_over_static */
int b7_over_static_ok(FILE *f)
{
	static const int days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	int month = vb_ask_file(f);
	if (month < 1 || month > 12)
		return 0;
	return days[month - 1];
}

/* finds b7_over_unterminated: 126 125 170 */
size_t b7_over_unterminated(FILE *f)
{
	char tag[8];
	if (fread(tag, 1, sizeof(tag), f) != sizeof(tag))
		return 0;
	return strlen(tag);
}
/* allows b7_over_unterminated */
size_t b7_over_unterminated_ok(FILE *f)
{
	char tag[8];
	if (fread(tag, 1, sizeof(tag), f) != sizeof(tag))
		return 0;
	return strnlen(tag, sizeof(tag));
}

/* finds b7_over_strncpy: 126 170 125 */
void b7_over_strncpy(const char *from)
{
	char to[16];
	strncpy(to, from, sizeof(to));
	puts(to);
}
/* allows b7_over_strncpy */
void b7_over_strncpy_ok(const char *from)
{
	char to[16];
	strncpy(to, from, sizeof(to));
	to[sizeof(to) - 1] = 0;
	puts(to);
}

/* finds b7_over_wcslen: 126 125 170 */
size_t b7_over_wcslen(void)
{
	wchar_t name[6];
	wmemcpy(name, L"abcdef", 6);
	return wcslen(name);
}
/* allows b7_over_wcslen */
size_t b7_over_wcslen_ok(void)
{
	wchar_t name[6];
	wmemcpy(name, L"abcdef", 5);
	name[5] = 0;
	return wcslen(name);
}

/* finds b7_over_send: 126 125 */
ssize_t b7_over_send(int s, int fd)
{
	char room[256];
	unsigned short n;
	if (recv(s, &n, sizeof(n), 0) != (ssize_t)sizeof(n))
		return -1;
	if (read(fd, room, sizeof(room)) != (ssize_t)sizeof(room))
		return -1;
	return send(s, room, n, 0);
}
/* allows b7_over_send */
ssize_t b7_over_send_ok(int s, int fd)
{
	char room[256];
	unsigned short n;
	if (recv(s, &n, sizeof(n), 0) != (ssize_t)sizeof(n))
		return -1;
	if (read(fd, room, sizeof(room)) != (ssize_t)sizeof(room))
		return -1;
	if (n > sizeof(room))
		return -1;
	return send(s, room, n, 0);
}

/* finds b7_over_struct_pointer: 126 125 */
void b7_over_struct_pointer(struct vb_record *to)
{
	struct vb_cell from = {1, 2};
	memcpy(to, &from, sizeof(*to));
}
/* allows b7_over_struct_pointer */
void b7_over_struct_pointer_ok(struct vb_record *to)
{
	struct vb_cell from = {1, 2};
	memcpy(to, &from, sizeof(from));
}

/* finds b7_over_loop: 126 125 */
int b7_over_loop(void)
{
	int v[20] = {1}, w[10] = {2}, sum = 0;
	for (int i = 0; i < 20; i++)
		sum += w[i];
	return sum + v[0] + w[0];
}
/* allows b7_over_loop */
int b7_over_loop_ok(void)
{
	int v[20] = {1}, w[10] = {2}, sum = 0;
	for (int i = 0; i < 20; i++)
		sum += v[i];
	return sum + v[0] + w[0];
}

/* finds b7_over_heap_wide: 126 125 */
wchar_t *b7_over_heap_wide(void)
{
	wchar_t *from = malloc(10 * sizeof(wchar_t)), *to;
	if (from == NULL)
		return NULL;
	to = malloc(40 * sizeof(wchar_t));
	if (to == NULL) {
		free(from);
		return NULL;
	}
	wmemset(from, L'f', 10);
	wmemcpy(to, from, 40);
	free(from);
	return to;
}
/* allows b7_over_heap_wide */
wchar_t *b7_over_heap_wide_ok(void)
{
	wchar_t *from = malloc(10 * sizeof(wchar_t)), *to;
	if (from == NULL)
		return NULL;
	to = malloc(40 * sizeof(wchar_t));
	if (to == NULL) {
		free(from);
		return NULL;
	}
	wmemset(from, L'f', 10);
	wmemcpy(to, from, 10);
	free(from);
	return to;
}

/* finds b7_over_memcmp: 126 125 */
int b7_over_memcmp(int s)
{
	char word[4];
	if (recv(s, word, sizeof(word), MSG_WAITALL) != 4)
		return 0;
	return memcmp(word, "HELLO", 5) == 0;
}
/* allows b7_over_memcmp */
int b7_over_memcmp_ok(int s)
{
	char word[4];
	if (recv(s, word, sizeof(word), MSG_WAITALL) != 4)
		return 0;
	return memcmp(word, "HELLO", 4) == 0;
}

/* finds b7_over_argv: 126 125 129 */
int b7_over_argv(int argc, char **argv)
{
	static const char *const names[] = {"zero", "one", "two"};
	int at;
	if (argc < 2)
		return 1;
	at = atoi(argv[1]);
	if (at < 0)
		return 1;
	puts(names[at]);
	return 0;
}
/* allows b7_over_argv */
int b7_over_argv_ok(int argc, char **argv)
{
	static const char *const names[] = {"zero", "one", "two"};
	int at;
	if (argc < 2)
		return 1;
	at = atoi(argv[1]);
	if (at < 0 || at > 2)
		return 1;
	puts(names[at]);
	return 0;
}

/* finds b7_under_index: 127 786 129 */
int b7_under_index(void)
{
	static const int table[6] = {1, 2, 3, 5, 8, 13};
	int at = vb_ask_line();
	if (at < 6)
		return table[at];
	return 0;
}
/* allows b7_under_index */
int b7_under_index_ok(void)
{
	static const int table[6] = {1, 2, 3, 5, 8, 13};
	int at = vb_ask_line();
	if (at < 6 && at >= 0)
		return table[at];
	return 0;
}
