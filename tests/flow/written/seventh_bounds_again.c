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

/* finds b7_under_previous: 127 786 */
int b7_under_previous(const int *v, int n)
{
	int rises = 0;
	for (int i = 0; i < n; i++)
		if (v[i] > v[i - 1])
			rises++;
	return rises;
}
int b7_under_previous_call(void)
{
	int v[5] = {1, 3, 2, 5, 4};
	return b7_under_previous(v, 5);
}
/* allows b7_under_previous */
int b7_under_previous_ok(const int *v, int n)
{
	int rises = 0;
	for (int i = 1; i < n; i++)
		if (v[i] > v[i - 1])
			rises++;
	return rises;
}
int b7_under_previous_ok_call(void)
{
	int v[5] = {1, 3, 2, 5, 4};
	return b7_under_previous_ok(v, 5);
}

/* finds b7_under_pointer: 127 786 */
void b7_under_pointer(void)
{
	char from[60], to[60];
	memset(from, 'u', 59);
	from[59] = 0;
	const char *p = from - 10;
	memmove(to, p, 50);
	to[50] = 0;
	puts(to);
}
/* allows b7_under_pointer */
void b7_under_pointer_ok(void)
{
	char from[60], to[60];
	memset(from, 'u', 59);
	from[59] = 0;
	const char *p = from;
	memmove(to, p, 50);
	to[50] = 0;
	puts(to);
}

/* finds b7_under_last: 127 786 125 191 */
int b7_under_last(const char *path)
{
	size_t n = strlen(path);
	return path[n - 1] == '/';
}
/* allows b7_under_last */
int b7_under_last_ok(const char *path)
{
	size_t n = strlen(path);
	if (n == 0)
		return 0;
	return path[n - 1] == '/';
}

/* finds b7_under_heap: 127 786 */
char b7_under_heap(void)
{
	char *p = malloc(20), c;
	if (p == NULL)
		return 0;
	strcpy(p, "some text");
	p--;
	c = *p;
	p++;
	free(p);
	return c;
}
/* allows b7_under_heap */
char b7_under_heap_ok(void)
{
	char *p = malloc(20), c;
	if (p == NULL)
		return 0;
	strcpy(p, "some text");
	p++;
	c = *p;
	p--;
	free(p);
	return c;
}

/* finds b7_under_peer_struct: 127 786 129 */
int b7_under_peer_struct(int s)
{
	struct {
		int at;
		const int *table;
	} q;
	static const int table[] = {10, 20, 30, 40};
	q.table = table;
	q.at = vb_ask_peer(s);
	if (q.at >= 4)
		return -1;
	return q.table[q.at];
}
/* allows b7_under_peer_struct */
int b7_under_peer_struct_ok(int s)
{
	struct {
		int at;
		const int *table;
	} q;
	static const int table[] = {10, 20, 30, 40};
	q.table = table;
	q.at = vb_ask_peer(s);
	if (q.at >= 4 || q.at < 0)
		return -1;
	return q.table[q.at];
}

/* finds b7_where_peer: 123 787 */
int b7_where_peer(int s)
{
	struct {
		int *where;
		int what;
	} w;
	if (recv(s, &w, sizeof(w), 0) != (ssize_t)sizeof(w))
		return -1;
	*w.where = w.what;
	return 0;
}
/* allows b7_where_peer */
int b7_where_peer_ok(int s)
{
	struct {
		int *where;
		int what;
	} w;
	int kept;
	if (recv(s, &w, sizeof(w), 0) != (ssize_t)sizeof(w))
		return -1;
	w.where = &kept;
	*w.where = w.what;
	return 0;
}

/* finds b7_where_offset: 123 787 121 */
static unsigned char b7_where_offset_memory[4096];
int b7_where_offset(int s)
{
	struct {
		uint32_t offset;
		unsigned char value;
	} w;
	if (recv(s, &w, sizeof(w), 0) != (ssize_t)sizeof(w))
		return -1;
	b7_where_offset_memory[w.offset] = w.value;
	return 0;
}
/* allows b7_where_offset */
static unsigned char b7_where_offset_ok_memory[4096];
int b7_where_offset_ok(int s)
{
	struct {
		uint32_t offset;
		unsigned char value;
	} w;
	if (recv(s, &w, sizeof(w), 0) != (ssize_t)sizeof(w))
		return -1;
	if (w.offset >= sizeof(b7_where_offset_ok_memory))
		return -1;
	b7_where_offset_ok_memory[w.offset] = w.value;
	return 0;
}

/* finds b7_where_number: 123 787 */
void b7_where_number(FILE *f)
{
	unsigned long at;
	if (fscanf(f, "%lx", &at) != 1)
		return;
	*((unsigned *)at) = 1;
}
/* allows b7_where_number */
void b7_where_number_ok(FILE *f)
{
	unsigned long at;
	static unsigned cells[16];
	if (fscanf(f, "%lx", &at) != 1 || at > 15)
		return;
	*(cells + at) = 1;
}

/* finds b7_multibyte_room: 176 121 787 */
void b7_multibyte_room(const char *text)
{
	wchar_t *wide = malloc(64 * sizeof(wchar_t));
	if (wide == NULL)
		return;
	if (MultiByteToWideChar(CP_UTF8, 0, text, -1, wide, 64 * sizeof(wchar_t)) != 0)
		wprintf(L"%ls\n", wide);
	free(wide);
}
/* allows b7_multibyte_room */
void b7_multibyte_room_ok(const char *text)
{
	wchar_t *wide = malloc(64 * sizeof(wchar_t));
	if (wide == NULL)
		return;
	if (MultiByteToWideChar(CP_UTF8, 0, text, -1, wide, 64) != 0)
		wprintf(L"%ls\n", wide);
	free(wide);
}

/* finds b7_mbstowcs_bytes: 176 121 787 */
void b7_mbstowcs_bytes(const char *text)
{
	wchar_t wide[50];
	size_t n = mbstowcs(wide, text, sizeof(wide));
	if (n == (size_t)-1)
		return;
	wprintf(L"%ls\n", wide);
}
/* allows b7_mbstowcs_bytes */
void b7_mbstowcs_bytes_ok(const char *text)
{
	wchar_t wide[50];
	size_t n = mbstowcs(wide, text, sizeof(wide) / sizeof(wide[0]) - 1);
	if (n == (size_t)-1)
		return;
	wide[n] = 0;
	wprintf(L"%ls\n", wide);
}

/* finds b7_wide_to_bytes: 176 121 787 */
void b7_wide_to_bytes(const wchar_t *text)
{
	char room[32];
	if (WideCharToMultiByte(CP_UTF8, 0, text, -1, room, 64, NULL, NULL) != 0)
		puts(room);
}
/* allows b7_wide_to_bytes */
void b7_wide_to_bytes_ok(const wchar_t *text)
{
	char room[32];
	if (WideCharToMultiByte(CP_UTF8, 0, text, -1, room, sizeof(room), NULL, NULL) != 0)
		puts(room);
}

/* finds b7_layout_neighbour: 188 */
struct b7_layout_neighbour_pair {
	char kind;
	int value;
};
int b7_layout_neighbour(struct b7_layout_neighbour_pair *p)
{
	int *value = (int *)(void *)(&p->kind + 1);
	*value = 5;
	return p->value;
}
/* allows b7_layout_neighbour */
struct b7_layout_neighbour_ok_pair {
	char kind;
	int value;
};
int b7_layout_neighbour_ok(struct b7_layout_neighbour_ok_pair *p)
{
	int *value = &p->value;
	*value = 5;
	return p->value;
}

/* finds b7_layout_members: 188 125 */
struct b7_layout_members_three {
	int a;
	int b;
	int c;
};
int b7_layout_members(const struct b7_layout_members_three *t)
{
	const int *v = &t->a;
	return v[0] + v[1] + v[2];
}
/* allows b7_layout_members */
struct b7_layout_members_ok_three {
	int a;
	int b;
	int c;
};
int b7_layout_members_ok(const struct b7_layout_members_ok_three *t)
{
	const int v[3] = {t->a, t->b, t->c};
	return v[0] + v[1] + v[2];
}

/* finds b7_layout_locals: 188 121 587 */
void b7_layout_locals(void)
{
	int first = 1, second = 2;
	int *p = &first;
	p[1] = 7;
	printf("%d %d\n", first, second);
}
/* allows b7_layout_locals */
void b7_layout_locals_ok(void)
{
	int first = 1, second = 2;
	int *p = &first;
	p[0] = 7;
	printf("%d %d\n", first, second);
}

/* finds b7_sizeof_parameter: 467 468 */
void b7_sizeof_parameter(char key[32])
{
	memset(key, 0, sizeof(key));
}
/* allows b7_sizeof_parameter */
void b7_sizeof_parameter_ok(char key[32])
{
	memset(key, 0, 32);
}

/* finds b7_sizeof_dest: 467 */
void b7_sizeof_dest(char *to, size_t room, const char *from)
{
	strncpy(to, from, sizeof(to) - 1);
	to[room - 1] = 0;
}
/* allows b7_sizeof_dest */
void b7_sizeof_dest_ok(char *to, size_t room, const char *from)
{
	strncpy(to, from, room - 1);
	to[room - 1] = 0;
}

/* finds b7_sizeof_calloc: 467 122 131 */
double *b7_sizeof_calloc(size_t n)
{
	double *v = calloc(n, sizeof(v));
	if (v == NULL)
		return NULL;
	v[0] = 1.0;
	return v;
}
/* allows b7_sizeof_calloc */
double *b7_sizeof_calloc_ok(size_t n)
{
	double *v = calloc(n, sizeof(*v));
	if (v == NULL)
		return NULL;
	v[0] = 1.0;
	return v;
}

/* finds b7_sizeof_compare: 467 */
int b7_sizeof_compare(const struct vb_cell *a, const struct vb_cell *b)
{
	return memcmp(a, b, sizeof(a)) == 0;
}
/* allows b7_sizeof_compare */
int b7_sizeof_compare_ok(const struct vb_cell *a, const struct vb_cell *b)
{
	return memcmp(a, b, sizeof(*a)) == 0;
}

/* finds b7_scaled_twice: 468 */
int b7_scaled_twice(const int *v)
{
	return *(v + 3 * sizeof(int));
}
/* allows b7_scaled_twice */
int b7_scaled_twice_ok(const int *v)
{
	return *(v + 3);
}

/* finds b7_scaled_void: 468 */
int b7_scaled_void(char *base, int n)
{
	int *v = (int *)(void *)base;
	int *at = v + n * (int)sizeof(*v);
	return *at;
}
/* allows b7_scaled_void */
int b7_scaled_void_ok(char *base, int n)
{
	int *v = (int *)(void *)base;
	int *at = v + n;
	return *at;
}

/* finds b7_scaled_end: 468 126 */
int b7_scaled_end(const struct vb_cell *all, size_t n)
{
	const struct vb_cell *end = all + n * sizeof(*all);
	int sum = 0;
	for (; all < end; all++)
		sum += all->row;
	return sum;
}
/* allows b7_scaled_end */
int b7_scaled_end_ok(const struct vb_cell *all, size_t n)
{
	const struct vb_cell *end = all + n;
	int sum = 0;
	for (; all < end; all++)
		sum += all->row;
	return sum;
}

/* finds b7_scaled_cast: 468 188 */
int b7_scaled_cast(void)
{
	int v[4] = {1, 2, 3, 4};
	char *p = (char *)v;
	return *(int *)(void *)(p + 1);
}
/* allows b7_scaled_cast */
int b7_scaled_cast_ok(void)
{
	int v[4] = {1, 2, 3, 4};
	char *p = (char *)v;
	return *(int *)(void *)(p + sizeof(int));
}

/* finds b7_distance_other: 469 */
ptrdiff_t b7_distance_other(const char *text)
{
	char copy[64];
	const char *end;
	snprintf(copy, sizeof(copy), "%s", text);
	end = strchr(copy, ',');
	return end != NULL ? end - text : -1;
}
/* allows b7_distance_other */
ptrdiff_t b7_distance_other_ok(const char *text)
{
	char copy[64];
	const char *end;
	snprintf(copy, sizeof(copy), "%s", text);
	end = strchr(copy, ',');
	return end != NULL ? end - copy : -1;
}

/* finds b7_distance_nodes: 469 */
struct b7_distance_nodes_node {
	struct b7_distance_nodes_node *next;
	int value;
};
size_t b7_distance_nodes(const struct b7_distance_nodes_node *head)
{
	const struct b7_distance_nodes_node *last = head;
	size_t n = 1;
	while (last->next != NULL) {
		last = last->next;
		n++;
	}
	return (size_t)(last - head);
}
/* allows b7_distance_nodes */
struct b7_distance_nodes_ok_node {
	struct b7_distance_nodes_ok_node *next;
	int value;
};
size_t b7_distance_nodes_ok(const struct b7_distance_nodes_ok_node *head)
{
	const struct b7_distance_nodes_ok_node *last = head;
	size_t n = 1;
	while (last->next != NULL) {
		last = last->next;
		n++;
	}
	return n;
}

/* finds b7_distance_arrays: 469 */
int b7_distance_arrays(void)
{
	int a[10] = {0}, b[10] = {0};
	int *p = b + 5;
	b[0] = 1;
	return (int)(p - a) + b[0];
}
/* allows b7_distance_arrays */
int b7_distance_arrays_ok(void)
{
	int a[10] = {0}, b[10] = {0};
	int *p = a + 5;
	b[0] = 1;
	return (int)(p - a) + b[0];
}

/* finds b7_fixed_port: 587 */
void b7_fixed_port(int on)
{
	volatile unsigned *led = (volatile unsigned *)0x40021018;
	*led = on ? 1 : 0;
}
/* allows b7_fixed_port */
void b7_fixed_port_ok(int on)
{
	static volatile unsigned port;
	volatile unsigned *led = &port;
	*led = on ? 1 : 0;
}

/* finds b7_fixed_function: 587 */
void b7_fixed_function_start(void);
void b7_fixed_function(void)
{
	void (*start)(void) = (void (*)(void))0x08000200;
	start();
}
/* allows b7_fixed_function */
void b7_fixed_function_ok_start(void);
void b7_fixed_function_ok(void)
{
	void (*start)(void) = b7_fixed_function_ok_start;
	start();
}
