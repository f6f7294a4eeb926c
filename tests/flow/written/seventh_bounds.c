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

/* finds b7_title_member: 121 787 122 */
void b7_title_member(struct vb_record *r)
{
	memcpy(r->title, "0123456789abcdef0123", sizeof(*r));
	r->title[15] = 0;
	puts(r->title);
}
void b7_title_member_call(void)
{
	struct vb_record r = {.mark = 1};
	b7_title_member(&r);
}
/* allows b7_title_member */
void b7_title_member_ok(struct vb_record *r)
{
	memcpy(r->title, "0123456789abcde", sizeof(r->title));
	r->title[15] = 0;
	puts(r->title);
}
void b7_title_member_ok_call(void)
{
	struct vb_record r = {.mark = 1};
	b7_title_member_ok(&r);
}

/* finds b7_wide_name_loop: 121 787 */
void b7_wide_name_loop(void)
{
	wchar_t name[WIDE_NAME];
	const wchar_t *from = L"the long name of a station";
	size_t i = 0;
	while (from[i] != L'\0') {
		name[i] = from[i];
		i++;
	}
	name[i] = L'\0';
	wprintf(L"%ls\n", name);
}
/* allows b7_wide_name_loop */
void b7_wide_name_loop_ok(void)
{
	wchar_t name[WIDE_NAME];
	const wchar_t *from = L"the long name of a station";
	size_t i = 0;
	while (from[i] != L'\0' && i < WIDE_NAME - 1) {
		name[i] = from[i];
		i++;
	}
	name[i] = L'\0';
	wprintf(L"%ls\n", name);
}

/* finds b7_global_flag_copy: 121 787 */
void b7_global_flag_copy(void)
{
	char small[10], large[40];
	char *to = large;
	if (vb_true)
		to = small;
	memset(to, 'x', 39);
	to[39] = 0;
	puts(to);
}
/* allows b7_global_flag_copy */
void b7_global_flag_copy_ok(void)
{
	char small[10], large[40];
	char *to = large;
	if (vb_true)
		to = large;
	memset(to, 'x', 39);
	to[39] = 0;
	puts(to);
}

/* finds b7_const_int_pick: 121 787 */
void b7_const_int_pick(void)
{
	char *to, small[25] = "", large[50] = "";
	if (vb_const_five == 5)
		to = small;
	else
		to = large;
	snprintf(to, 50, "%s", "a line of text that takes all of the fifty places");
	puts(to);
}
/* allows b7_const_int_pick */
void b7_const_int_pick_ok(void)
{
	char *to, small[25] = "", large[50] = "";
	if (vb_const_five == 5)
		to = large;
	else
		to = large;
	snprintf(to, 50, "%s", "a line of text that takes all of the fifty places");
	puts(to);
}

/* finds b7_function_pick: 121 787 */
void b7_function_pick(void)
{
	wchar_t small[12], large[24];
	wchar_t *to = small;
	if (vb_always()) {
		wmemset(to, L'-', 23);
		to[23] = 0;
	}
	wprintf(L"%ls\n", to);
}
/* allows b7_function_pick */
void b7_function_pick_ok(void)
{
	wchar_t small[12], large[24];
	wchar_t *to = large;
	if (vb_always()) {
		wmemset(to, L'-', 23);
		to[23] = 0;
	}
	wprintf(L"%ls\n", to);
}

/* finds b7_switch_const: 121 787 */
void b7_switch_const(void)
{
	int room[10], i = 0;
	switch (6) {
	case 6:
		i = 10;
		break;
	default:
		break;
	}
	room[i] = 1;
	printf("%d\n", room[i]);
}
/* allows b7_switch_const */
void b7_switch_const_ok(void)
{
	int room[10], i = 0;
	switch (6) {
	case 6:
		i = 9;
		break;
	default:
		break;
	}
	room[i] = 1;
	printf("%d\n", room[i]);
}

/* finds b7_once_loop: 121 787 */
void b7_once_loop(void)
{
	long to[20];
	long from[40] = {0};
	for (int k = 0; k < 1; k++)
		memmove(to, from, sizeof(from));
	printf("%ld\n", to[0]);
}
/* allows b7_once_loop */
void b7_once_loop_ok(void)
{
	long to[20];
	long from[40] = {0};
	for (int k = 0; k < 1; k++)
		memmove(to, from, sizeof(to));
	printf("%ld\n", to[0]);
}

/* finds b7_goto_copy: 121 787 */
void b7_goto_copy(void)
{
	int64_t to[8], from[16] = {0};
	size_t n = 16;
	goto copy;
copy:
	memcpy(to, from, n * sizeof(int64_t));
	printf("%lld\n", (long long)to[0]);
}
/* allows b7_goto_copy */
void b7_goto_copy_ok(void)
{
	int64_t to[8], from[16] = {0};
	size_t n = 8;
	goto copy;
copy:
	memcpy(to, from, n * sizeof(int64_t));
	printf("%lld\n", (long long)to[0]);
}

/* finds b7_alloca_small: 121 787 */
void b7_alloca_small(void)
{
	struct vb_cell *to = alloca(10);
	struct vb_cell from[10] = {{1, 2}};
	for (size_t i = 0; i < 10; i++)
		to[i] = from[i];
	printf("%d\n", to[0].row);
}
/* allows b7_alloca_small */
void b7_alloca_small_ok(void)
{
	struct vb_cell *to = alloca(10 * sizeof(*to));
	struct vb_cell from[10] = {{1, 2}};
	for (size_t i = 0; i < 10; i++)
		to[i] = from[i];
	printf("%d\n", to[0].row);
}

/* finds b7_alloca_strcpy: 121 787 */
void b7_alloca_strcpy(void)
{
	const char *from = "ten chars.";
	char *to = alloca(10 * sizeof(char));
	strcpy(to, from);
	puts(to);
}
/* allows b7_alloca_strcpy */
void b7_alloca_strcpy_ok(void)
{
	const char *from = "ten chars.";
	char *to = alloca(10 + 1 * sizeof(char));
	strcpy(to, from);
	puts(to);
}

/* finds b7_void_pointer: 121 787 */
static void b7_void_pointer_fill(void *p)
{
	int *v = p;
	for (int i = 0; i < 50; i++)
		v[i] = i;
}
void b7_void_pointer(void)
{
	short room[50];
	b7_void_pointer_fill(room);
	printf("%d\n", (int)room[0]);
}
/* allows b7_void_pointer */
static void b7_void_pointer_ok_fill(void *p)
{
	int *v = p;
	for (int i = 0; i < 50; i++)
		v[i] = i;
}
void b7_void_pointer_ok(void)
{
	int room[50];
	b7_void_pointer_ok_fill(room);
	printf("%d\n", (int)room[0]);
}

/* finds b7_pointer_to_pointer: 121 787 */
static void b7_pointer_to_pointer_copy(char **to)
{
	strcpy(*to, "thirty characters of text, all");
}
void b7_pointer_to_pointer(void)
{
	char room[30];
	char *p = room, **pp = &p;
	b7_pointer_to_pointer_copy(pp);
	puts(room);
}
/* allows b7_pointer_to_pointer */
static void b7_pointer_to_pointer_ok_copy(char **to)
{
	strcpy(*to, "thirty characters of text, all");
}
void b7_pointer_to_pointer_ok(void)
{
	char room[31];
	char *p = room, **pp = &p;
	b7_pointer_to_pointer_ok_copy(pp);
	puts(room);
}

/* finds b7_union_pointer: 121 787 */
void b7_union_pointer(void)
{
	union {
		char *one;
		char *other;
	} u;
	char small[8], large[64];
	large[0] = small[0] = 0;
	u.one = small;
	strcat(u.other, "longer than eight");
	puts(u.one);
}
/* allows b7_union_pointer */
void b7_union_pointer_ok(void)
{
	union {
		char *one;
		char *other;
	} u;
	char small[8], large[64];
	large[0] = small[0] = 0;
	u.one = large;
	strcat(u.other, "longer than eight");
	puts(u.one);
}

/* finds b7_array_of_pointers: 121 787 */
static void b7_array_of_pointers_third(char *all[])
{
	memset(all[2], 'q', 99);
	all[2][99] = 0;
	puts(all[2]);
}
void b7_array_of_pointers(void)
{
	char small[50], large[100];
	char *all[4] = {large, large, large, large};
	(void)small[0];
	all[2] = small;
	b7_array_of_pointers_third(all);
}
/* allows b7_array_of_pointers */
static void b7_array_of_pointers_ok_third(char *all[])
{
	memset(all[2], 'q', 99);
	all[2][99] = 0;
	puts(all[2]);
}
void b7_array_of_pointers_ok(void)
{
	char small[50], large[100];
	char *all[4] = {large, large, large, large};
	(void)small[0];
	all[2] = large;
	b7_array_of_pointers_ok_third(all);
}

/* finds b7_struct_by_value: 121 787 */
static void b7_struct_by_value_use(struct vb_span s)
{
	memset(s.start, 0, s.length);
}
void b7_struct_by_value(void)
{
	char room[48];
	struct vb_span s = {room, 64};
	b7_struct_by_value_use(s);
	puts(room);
}
/* allows b7_struct_by_value */
static void b7_struct_by_value_ok_use(struct vb_span s)
{
	memset(s.start, 0, s.length);
}
void b7_struct_by_value_ok(void)
{
	char room[48];
	struct vb_span s = {room, sizeof(room)};
	b7_struct_by_value_ok_use(s);
	puts(room);
}

/* finds b7_static_variable: 121 787 */
static size_t b7_static_variable_length;
static void b7_static_variable_copy(char *to, const char *from)
{
	memcpy(to, from, b7_static_variable_length);
}
void b7_static_variable(void)
{
	char from[200] = "", to[100];
	b7_static_variable_length = sizeof(from);
	b7_static_variable_copy(to, from);
	puts(to[0] ? "set" : "unset");
}
/* allows b7_static_variable */
static size_t b7_static_variable_ok_length;
static void b7_static_variable_ok_copy(char *to, const char *from)
{
	memcpy(to, from, b7_static_variable_ok_length);
}
void b7_static_variable_ok(void)
{
	char from[200] = "", to[100];
	b7_static_variable_ok_length = sizeof(to);
	b7_static_variable_ok_copy(to, from);
	puts(to[0] ? "set" : "unset");
}

/* finds b7_callback_write: 121 787 */
static void b7_callback_write_each(int *v, int n, void (*each)(int *, int))
{
	for (int i = 0; i < n; i++)
		each(v, i);
}
static void b7_callback_write_set(int *v, int i)
{
	v[i] = i * i;
}
int b7_callback_write(void)
{
	int squares[12];
	b7_callback_write_each(squares, 13, b7_callback_write_set);
	return squares[3];
}
/* allows b7_callback_write */
static void b7_callback_write_ok_each(int *v, int n, void (*each)(int *, int))
{
	for (int i = 0; i < n; i++)
		each(v, i);
}
static void b7_callback_write_ok_set(int *v, int i)
{
	v[i] = i * i;
}
int b7_callback_write_ok(void)
{
	int squares[12];
	b7_callback_write_ok_each(squares, 12, b7_callback_write_ok_set);
	return squares[3];
}

/* finds b7_peer_index: 121 787 129 */
int b7_peer_index(int s)
{
	int counts[10] = {0};
	int at = vb_ask_peer(s);
	if (at >= 0)
		counts[at]++;
	return counts[0];
}
/* allows b7_peer_index */
int b7_peer_index_ok(int s)
{
	int counts[10] = {0};
	int at = vb_ask_peer(s);
	if (at >= 0 && at < 10)
		counts[at]++;
	return counts[0];
}

/* finds b7_file_index_struct: 121 787 129 */
static int b7_file_index_struct_mark(struct vb_cell c)
{
	int rows[8] = {0};
	if (c.row > 0)
		rows[c.row] = c.column;
	return rows[0];
}
int b7_file_index_struct(FILE *f)
{
	struct vb_cell c = {0, 1};
	c.row = vb_ask_file(f);
	return b7_file_index_struct_mark(c);
}
/* allows b7_file_index_struct */
static int b7_file_index_struct_ok_mark(struct vb_cell c)
{
	int rows[8] = {0};
	if (c.row >= 0 && c.row < 8)
		rows[c.row] = c.column;
	return rows[0];
}
int b7_file_index_struct_ok(FILE *f)
{
	struct vb_cell c = {0, 1};
	c.row = vb_ask_file(f);
	return b7_file_index_struct_ok_mark(c);
}

/* finds b7_rand_index: 121 787 129 */
int b7_rand_index(void)
{
	int counts[16] = {0};
	for (int i = 0; i < 1000; i++)
		counts[rand() / 2]++;
	return counts[0];
}
/* allows b7_rand_index */
int b7_rand_index_ok(void)
{
	int counts[16] = {0};
	for (int i = 0; i < 1000; i++)
		counts[rand() % 16]++;
	return counts[0];
}

/* finds b7_off_by_one_terminator: 121 787 193 */
void b7_off_by_one_terminator(FILE *f)
{
	char line[64];
	size_t n = fread(line, 1, sizeof(line), f);
	line[n] = '\0';
	puts(line);
}
/* allows b7_off_by_one_terminator */
void b7_off_by_one_terminator_ok(FILE *f)
{
	char line[64];
	size_t n = fread(line, 1, sizeof(line) - 1, f);
	line[n] = '\0';
	puts(line);
}

/* finds b7_read_terminator: 121 787 193 */
void b7_read_terminator(int fd)
{
	char line[128];
	ssize_t n = read(fd, line, sizeof(line));
	if (n < 0)
		return;
	line[n] = 0;
	puts(line);
}
/* allows b7_read_terminator */
void b7_read_terminator_ok(int fd)
{
	char line[128];
	ssize_t n = read(fd, line, sizeof(line) - 1);
	if (n < 0)
		return;
	line[n] = 0;
	puts(line);
}
