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

/* finds b7_fixed_char: 587 */
char b7_fixed_char(void)
{
	char *p = (char *)0x400000;
	return p[0];
}
/* allows b7_fixed_char */
char b7_fixed_char_ok(void)
{
	char room[4] = "abc";
	char *p = room;
	return p[0];
}

/* finds b7_cast_struct: 588 */
struct b7_cast_struct_big {
	int a;
	int b;
};
int b7_cast_struct(void)
{
	int room = 5;
	struct b7_cast_struct_big *p = (struct b7_cast_struct_big *)&room;
	return p->b;
}
/* allows b7_cast_struct */
struct b7_cast_struct_ok_big {
	int a;
	int b;
};
int b7_cast_struct_ok(void)
{
	struct b7_cast_struct_ok_big room = {5, 6};
	struct b7_cast_struct_ok_big *p = (struct b7_cast_struct_ok_big *)&room;
	return p->b;
}

/* finds b7_cast_char_struct: 588 704 */
int b7_cast_char_struct(void)
{
	char room = 'a';
	struct vb_cell *c = (struct vb_cell *)(void *)&room;
	c->column = 100;
	return c->row;
}
/* allows b7_cast_char_struct */
int b7_cast_char_struct_ok(void)
{
	struct vb_cell room = {1, 2};
	struct vb_cell *c = (struct vb_cell *)(void *)&room;
	c->column = 100;
	return c->row;
}

/* finds b7_realpath_small: 785 121 120 */
void b7_realpath_small(const char *name)
{
	char whole[256];
	if (realpath(name, whole) != NULL)
		puts(whole);
}
/* allows b7_realpath_small */
void b7_realpath_small_ok(const char *name)
{
	char whole[PATH_MAX];
	if (realpath(name, whole) != NULL)
		puts(whole);
}

/* finds b7_getwd_member: 785 242 676 121 120 */
struct b7_getwd_member_place {
	char path[64];
};
int b7_getwd_member(struct b7_getwd_member_place *p)
{
	return realpath(".", p->path) != NULL;
}
/* allows b7_getwd_member */
struct b7_getwd_member_ok_place {
	char path[PATH_MAX];
};
int b7_getwd_member_ok(struct b7_getwd_member_ok_place *p)
{
	return realpath(".", p->path) != NULL;
}

/* finds b7_canonical_small: 785 121 120 */
void b7_canonical_small(const char *name)
{
	char to[100];
	if (PathCanonicalizeA(to, name))
		puts(to);
}
/* allows b7_canonical_small */
void b7_canonical_small_ok(const char *name)
{
	char to[MAX_PATH];
	if (PathCanonicalizeA(to, name))
		puts(to);
}

/* finds b7_append_small: 785 121 120 */
void b7_append_small(const char *name)
{
	char path[40] = "c:\\data";
	if (PathAppendA(path, name))
		puts(path);
}
/* allows b7_append_small */
void b7_append_small_ok(const char *name)
{
	char path[MAX_PATH] = "c:\\data";
	if (PathAppendA(path, name))
		puts(path);
}

/* finds b7_sun_path_wire: 121 120 787 */
int b7_sun_path_wire(int s)
{
	struct sockaddr_un a = {.sun_family = AF_UNIX};
	char name[200];
	ssize_t n = recv(s, name, sizeof(name) - 1, 0);
	if (n < 1)
		return -1;
	name[n] = 0;
	strcpy(a.sun_path, name);
	return a.sun_path[0];
}
/* allows b7_sun_path_wire */
int b7_sun_path_wire_ok(int s)
{
	struct sockaddr_un a = {.sun_family = AF_UNIX};
	char name[200];
	ssize_t n = recv(s, name, sizeof(name) - 1, 0);
	if (n < 1)
		return -1;
	name[n] = 0;
	snprintf(a.sun_path, sizeof(a.sun_path), "%s", name);
	return a.sun_path[0];
}

/* finds b7_char_index: 124 127 129 */
int b7_char_index(FILE *f)
{
	static int seen[256];
	char c;
	if (fread(&c, 1, 1, f) != 1)
		return 0;
	seen[c]++;
	return seen['a'];
}
/* allows b7_char_index */
int b7_char_index_ok(FILE *f)
{
	static int seen[256];
	unsigned char c;
	if (fread(&c, 1, 1, f) != 1)
		return 0;
	seen[c]++;
	return seen['a'];
}

/* finds b7_isalpha_range: 126 125 121 787 */
void b7_isalpha_range(const char *text)
{
	char word[16];
	size_t n = 0;
	while (isalpha((unsigned char)text[n])) {
		word[n] = text[n];
		n++;
	}
	word[n] = 0;
	puts(word);
}
/* allows b7_isalpha_range */
void b7_isalpha_range_ok(const char *text)
{
	char word[16];
	size_t n = 0;
	while (isalpha((unsigned char)text[n]) && n < sizeof(word) - 1) {
		word[n] = text[n];
		n++;
	}
	word[n] = 0;
	puts(word);
}

/* finds b7_snprintf_return: 121 787 126 */
void b7_snprintf_return(int s, const char *name)
{
	char line[64];
	int n = snprintf(line, sizeof(line), "name=%s", name);
	if (n < 0)
		return;
	send(s, line, n, 0);
}
/* allows b7_snprintf_return */
void b7_snprintf_return_ok(int s, const char *name)
{
	char line[64];
	int n = snprintf(line, sizeof(line), "name=%s", name);
	if (n < 0 || n >= (int)sizeof(line))
		return;
	send(s, line, n, 0);
}

/* finds b7_unsigned_guard: 121 787 195 */
void b7_unsigned_guard(FILE *f)
{
	char room[64], all[256] = "";
	int n = vb_ask_file(f);
	if (n > 64)
		return;
	memcpy(room, all, (size_t)n);
	room[63] = 0;
	puts(room);
}
/* allows b7_unsigned_guard */
void b7_unsigned_guard_ok(FILE *f)
{
	char room[64], all[256] = "";
	int n = vb_ask_file(f);
	if (n > 64 || n < 0)
		return;
	memcpy(room, all, (size_t)n);
	room[63] = 0;
	puts(room);
}

/* finds b7_strcpy_loop_env: 121 787 120 */
void b7_strcpy_loop_env(void)
{
	char to[32], *p = to;
	const char *e = getenv("SHELL");
	if (e == NULL)
		return;
	while (*e != 0)
		*p++ = *e++;
	*p = 0;
	puts(to);
}
/* allows b7_strcpy_loop_env */
void b7_strcpy_loop_env_ok(void)
{
	char to[32], *p = to;
	const char *e = getenv("SHELL");
	if (e == NULL)
		return;
	while (*e != 0 && p < to + sizeof(to) - 1)
		*p++ = *e++;
	*p = 0;
	puts(to);
}

/* finds b7_ring_wrap: 121 787 */
static struct {
	int head;
	int items[16];
} b7_ring_wrap_ring;
void b7_ring_wrap(int item)
{
	b7_ring_wrap_ring.items[b7_ring_wrap_ring.head++] = item;
	if (b7_ring_wrap_ring.head > 16)
		b7_ring_wrap_ring.head = 0;
}
/* allows b7_ring_wrap */
static struct {
	int head;
	int items[16];
} b7_ring_wrap_ok_ring;
void b7_ring_wrap_ok(int item)
{
	b7_ring_wrap_ok_ring.items[b7_ring_wrap_ok_ring.head++] = item;
	if (b7_ring_wrap_ok_ring.head >= 16)
		b7_ring_wrap_ok_ring.head = 0;
}

/* finds b7_ternary_size: 121 787 */
void b7_ternary_size(void)
{
	char room[16];
	size_t n = vb_false ? 16 : 32;
	memset(room, 't', n);
	room[15] = 0;
	puts(room);
}
/* allows b7_ternary_size */
void b7_ternary_size_ok(void)
{
	char room[16];
	size_t n = vb_false ? 16 : 15;
	memset(room, 't', n);
	room[15] = 0;
	puts(room);
}

/* finds b7_two_dimensional: 121 787 */
int b7_two_dimensional(void)
{
	int board[3][5];
	for (int y = 0; y < 5; y++)
		for (int x = 0; x < 3; x++)
			board[y][x] = 0;
	return board[0][0];
}
/* allows b7_two_dimensional */
int b7_two_dimensional_ok(void)
{
	int board[3][5];
	for (int y = 0; y < 3; y++)
		for (int x = 0; x < 5; x++)
			board[y][x] = 0;
	return board[0][0];
}
