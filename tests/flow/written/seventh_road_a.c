/* SPDX-License-Identifier: Apache-2.0 */
#include "seventh_road.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

/* shared */
int road_peer(int s)
{
	int n = 0;
	return recv(s, &n, sizeof(n), 0) == (ssize_t)sizeof(n) ? n : 0;
}

/* finds w7_fill_five: 121 787 */
void w7_fill_five(void)
{
	char room[12];
	w7_fill_five_b(room);
	puts(room);
}
/* allows w7_fill_five */
void w7_fill_five_ok(void)
{
	char room[64];
	w7_fill_five_ok_b(room);
	puts(room);
}

/* finds w7_heap_wide: 122 787 */
void w7_heap_wide(void)
{
	wchar_t *room = malloc(40);
	if (room == NULL)
		return;
	w7_heap_wide_b(&room);
	wprintf(L"%ls\n", room);
	free(room);
}
/* allows w7_heap_wide */
void w7_heap_wide_ok(void)
{
	wchar_t *room = malloc(40 * sizeof(wchar_t));
	if (room == NULL)
		return;
	w7_heap_wide_ok_b(&room);
	wprintf(L"%ls\n", room);
	free(room);
}

/* finds w7_index_box: 121 787 129 */
int w7_index_box(int s)
{
	struct road_box b = {.at = road_peer(s)};
	return w7_index_box_b(&b);
}
/* allows w7_index_box */
int w7_index_box_ok(int s)
{
	struct road_box b = {.at = road_peer(s)};
	return w7_index_box_ok_b(&b);
}

/* finds w7_command_far: 78 77 88 */
char *w7_command_far_a(char *to, size_t n)
{
	return fgets(to, (int)n, stdin);
}
/* allows w7_command_far */
char *w7_command_far_ok_a(char *to, size_t n)
{
	return strncpy(to, "/bin/date", n);
}

/* finds w7_path_global: 23 22 36 73 */
const char *w7_path_global_name;

int w7_path_global(void)
{
	w7_path_global_name = getenv("REPORT_NAME");
	if (w7_path_global_name == NULL)
		return -1;
	return w7_path_global_b();
}
/* allows w7_path_global */
const char *w7_path_global_ok_name;

int w7_path_global_ok(void)
{
	w7_path_global_ok_name = "report";
	if (w7_path_global_ok_name == NULL)
		return -1;
	return w7_path_global_ok_b();
}

/* finds w7_format_far: 134 */
void w7_format_far(int s)
{
	char text[80] = "";
	if (recv(s, text, sizeof(text) - 1, 0) > 0)
		w7_format_far_b(text);
}
/* allows w7_format_far */
void w7_format_far_ok(int s)
{
	char text[80] = "";
	if (recv(s, text, sizeof(text) - 1, 0) > 0)
		w7_format_far_ok_b(text);
}

/* finds w7_add_far: 190 */
int w7_add_far(int s)
{
	int n = road_peer(s);
	return w7_add_far_b(n);
}
/* allows w7_add_far */
int w7_add_far_ok(int s)
{
	int n = road_peer(s);
	if (n > 100000)
		return -1;
	return w7_add_far_ok_b(n);
}

/* finds w7_square_global: 190 */
int w7_square_global_n;

int w7_square_global(FILE *f)
{
	if (fscanf(f, "%d", &w7_square_global_n) != 1)
		return -1;
	return w7_square_global_b();
}
/* allows w7_square_global */
int w7_square_global_ok_n;

int w7_square_global_ok(FILE *f)
{
	if (fscanf(f, "%d", &w7_square_global_ok_n) != 1 || w7_square_global_ok_n > 1000 || w7_square_global_ok_n < 0)
		return -1;
	return w7_square_global_ok_b();
}

/* finds w7_less_far: 191 */
unsigned w7_less_far(FILE *f)
{
	unsigned n = 0;
	if (fread(&n, sizeof(n), 1, f) != 1)
		return 0;
	return w7_less_far_b(n);
}
/* allows w7_less_far */
unsigned w7_less_far_ok(FILE *f)
{
	unsigned n = 0;
	if (fread(&n, sizeof(n), 1, f) != 1)
		return 0;
	return w7_less_far_ok_b(n);
}

/* finds w7_negative_far: 195 */
void w7_negative_far(int s)
{
	char room[100];
	int n = road_peer(s);
	if (n < 100)
		w7_negative_far_b(room, n);
	room[99] = 0;
	puts(room);
}
/* allows w7_negative_far */
void w7_negative_far_ok(int s)
{
	char room[100];
	int n = road_peer(s);
	if (n < 100 && n >= 0)
		w7_negative_far_ok_b(room, n);
	room[99] = 0;
	puts(room);
}

/* finds w7_divide_far: 369 */
int w7_divide_far(void)
{
	struct road_box b = {.at = 100, .by = 0};
	if (scanf("%d", &b.by) != 1)
		return -1;
	return w7_divide_far_b(&b);
}
/* allows w7_divide_far */
int w7_divide_far_ok(void)
{
	struct road_box b = {.at = 100, .by = 0};
	if (scanf("%d", &b.by) != 1)
		return -1;
	if (b.by == 0)
		return 0;
	return w7_divide_far_ok_b(&b);
}

/* finds w7_narrow_far: 197 */
int w7_narrow_far(int s)
{
	int n = road_peer(s);
	return w7_narrow_far_b(n);
}
/* allows w7_narrow_far */
int w7_narrow_far_ok(int s)
{
	int n = road_peer(s);
	if (n < 0 || n > 255)
		return -1;
	return w7_narrow_far_ok_b(n);
}

/* finds w7_leak_far: 401 772 */
int w7_leak_far(void)
{
	char *p = w7_leak_far_b(30);
	if (p == NULL)
		return -1;
	int n = w7_leak_far_d(p);
	return n;
}
/* allows w7_leak_far */
int w7_leak_far_ok(void)
{
	char *p = w7_leak_far_ok_b(30);
	if (p == NULL)
		return -1;
	int n = w7_leak_far_ok_d(p);
	free(p);
	return n;
}

/* finds w7_twice_far: 415 */
void w7_twice_far(void)
{
	char *p = malloc(10);
	if (p == NULL)
		return;
	p[0] = 0;
	w7_twice_far_b(p);
	free(p);
}
/* allows w7_twice_far */
void w7_twice_far_ok(void)
{
	char *p = malloc(10);
	if (p == NULL)
		return;
	p[0] = 0;
	w7_twice_far_ok_b(p);
}

/* finds w7_after_far: 416 */
int w7_after_far(struct road_box *b)
{
	w7_after_far_b(b);
	return b->text[0];
}
/* allows w7_after_far */
int w7_after_far_ok(struct road_box *b)
{
	int c = b->text[0];
	w7_after_far_ok_b(b);
	return c;
}

/* finds w7_null_far: 476 690 */
size_t w7_null_far(void)
{
	const char *p = w7_null_far_b("key");
	return w7_null_far_c(p);
}
/* allows w7_null_far */
size_t w7_null_far_ok(void)
{
	const char *p = w7_null_far_ok_b("key");
	if (p == NULL)
		return 0;
	return w7_null_far_ok_c(p);
}

/* finds w7_null_malloc_far: 690 476 */
int w7_null_malloc_far(void)
{
	struct road_box *b = w7_null_malloc_far_b();
	b->at = 1;
	int n = b->at;
	free(b);
	return n;
}
/* allows w7_null_malloc_far */
int w7_null_malloc_far_ok(void)
{
	struct road_box *b = w7_null_malloc_far_ok_b();
	if (b == NULL)
		return -1;
	b->at = 1;
	int n = b->at;
	free(b);
	return n;
}

/* finds w7_unset_far: 457 758 824 */
int w7_unset_far(void)
{
	struct road_box b;
	w7_unset_far_b(&b);
	return b.by;
}
/* allows w7_unset_far */
int w7_unset_far_ok(void)
{
	struct road_box b;
	w7_unset_far_ok_b(&b);
	return b.by;
}

/* finds w7_free_stack_far: 590 763 */
void w7_free_stack_far(void)
{
	char room[20];
	char *p = room;
	strcpy(p, "text");
	w7_free_stack_far_b(p);
}
/* allows w7_free_stack_far */
void w7_free_stack_far_ok(void)
{
	char *p = malloc(20);
	if (p == NULL)
		return;
	strcpy(p, "text");
	w7_free_stack_far_ok_b(p);
}

/* finds w7_stack_far: 562 */
const char *w7_stack_far(int n)
{
	char room[20];
	static char kept[20];
	snprintf(room, sizeof(room), "%d", n);
	memcpy(kept, room, sizeof(kept));
	return w7_stack_far_b(room);
}
/* allows w7_stack_far */
const char *w7_stack_far_ok(int n)
{
	char room[20];
	static char kept[20];
	snprintf(room, sizeof(room), "%d", n);
	memcpy(kept, room, sizeof(kept));
	return w7_stack_far_ok_b(kept);
}

/* finds w7_file_far: 404 772 773 775 */
int w7_file_far(const char *name)
{
	FILE *f = w7_file_far_b(name);
	if (f == NULL)
		return -1;
	int c = w7_file_far_c(f);
	return c;
}
/* allows w7_file_far */
int w7_file_far_ok(const char *name)
{
	FILE *f = w7_file_far_ok_b(name);
	if (f == NULL)
		return -1;
	int c = w7_file_far_ok_c(f);
	fclose(f);
	return c;
}

/* finds w7_loop_far: 606 400 834 */
void w7_loop_far(int s)
{
	unsigned n = (unsigned)road_peer(s);
	w7_loop_far_b(n);
}
/* allows w7_loop_far */
void w7_loop_far_ok(int s)
{
	unsigned n = (unsigned)road_peer(s);
	if (n > 50)
		n = 50;
	w7_loop_far_ok_b(n);
}

/* finds w7_table_far: 121 787 */
typedef void (*w7_table_far_way)(char *);
void w7_table_far(void)
{
	static const w7_table_far_way ways[] = {w7_table_far_b, w7_table_far_c};
	char room[16];
	ways[1](room);
	puts(room);
}
/* allows w7_table_far */
typedef void (*w7_table_far_ok_way)(char *);
void w7_table_far_ok(void)
{
	static const w7_table_far_ok_way ways[] = {w7_table_far_ok_b, w7_table_far_ok_c};
	char room[16];
	ways[0](room);
	puts(room);
}

/* finds w7_over_far: 126 125 */
void w7_over_far(void)
{
	struct road_box b = {.text = NULL};
	char from[20] = "text", to[80];
	b.text = from;
	b.at = 80;
	w7_over_far_b(&b, to);
	puts(to);
}
/* allows w7_over_far */
void w7_over_far_ok(void)
{
	struct road_box b = {.text = NULL};
	char from[80] = "text", to[80];
	b.text = from;
	b.at = 80;
	w7_over_far_ok_b(&b, to);
	puts(to);
}

/* finds w7_room_far: 680 190 122 */
char *w7_room_far(int s)
{
	unsigned n = (unsigned)road_peer(s);
	char *p = w7_room_far_b(n);
	if (p == NULL)
		return NULL;
	memset(p, 0, n);
	return p;
}
/* allows w7_room_far */
char *w7_room_far_ok(int s)
{
	unsigned n = (unsigned)road_peer(s);
	if (n > 1000)
		return NULL;
	char *p = w7_room_far_ok_b(n);
	if (p == NULL)
		return NULL;
	memset(p, 0, n);
	return p;
}
