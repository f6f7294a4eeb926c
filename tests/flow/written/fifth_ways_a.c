/* SPDX-License-Identifier: Apache-2.0 */
#include "fifth_ways.h"
#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* finds w5_index_far: 121 122 129 787 */
int far_index(FILE *in)
{
	int table[10] = {0};
	way_store(table, way_ask(in));
	return table[0];
}
/* allows w5_index_far */
int far_index_ok(FILE *in)
{
	int table[10] = {0};
	way_store_ok(table, way_ask_small(in));
	return table[0];
}

/* finds w5_fill_far: 121 787 */
void far_fill(void)
{
	char line[40];
	way_fill(line, 80);
	puts(line);
}
/* allows w5_fill_far */
void far_fill_ok(void)
{
	char line[80];
	way_fill_ok(line, 80);
	puts(line);
}

/* finds w5_command_far: 78 77 88 */
void far_command(int s)
{
	char line[80];
	if (way_line(s, line, sizeof(line)) == NULL)
		return;
	way_run_deep(line);
}
/* allows w5_command_far */
void far_command_ok(int s)
{
	char line[80];
	if (way_line(s, line, sizeof(line)) == NULL)
		return;
	way_run_deep_ok("sync");
}

/* finds w5_format_far: 134 */
void far_format(int s)
{
	char line[80] = "";
	if (way_line(s, line, sizeof(line)) != NULL)
		way_print(line);
}
/* allows w5_format_far */
void far_format_ok(int s)
{
	char line[80] = "";
	if (way_line(s, line, sizeof(line)) != NULL)
		way_print_ok("line\n");
}

/* finds w5_null_far: 476 690 */
int far_null(struct way_item *all)
{
	struct way_item *i = way_item_find(all, 5);
	return i->number;
}
/* allows w5_null_far */
int far_null_ok(struct way_item *all)
{
	struct way_item *i = way_item_find_ok(all, 5);
	return i != NULL ? i->number : -1;
}

/* finds w5_null_new_far: 690 476 */
int far_new(void)
{
	struct way_item *i = way_item_new(3);
	int r = i->number;
	way_item_free(i);
	return r;
}
/* allows w5_null_new_far */
int far_new_ok(void)
{
	struct way_item *i = way_item_new(3);
	if (i == NULL)
		return -1;
	int r = i->number;
	way_item_free(i);
	return r;
}

/* finds w5_freed_far: 416 */
int far_freed(void)
{
	struct way_item *i = way_item_new(3);
	if (i == NULL)
		return -1;
	way_item_free(i);
	return i->number;
}
/* allows w5_freed_far */
int far_freed_ok(void)
{
	struct way_item *i = way_item_new(3);
	if (i == NULL)
		return -1;
	int r = i->number;
	way_item_free(i);
	return r;
}

/* finds w5_twice_far: 415 */
void far_twice(void)
{
	struct way_item *i = way_item_new(4);
	way_item_end(i);
	way_item_end(i);
}
/* allows w5_twice_far */
void far_twice_ok(void)
{
	struct way_item *i = way_item_new(4);
	way_item_drop_ok(&i);
	way_item_end_ok(i);
}

/* finds w5_leak_far: 401 772 */
int far_leak(void)
{
	struct way_item *i = way_item_made(8);
	int r = i ? i->number : 0;
	return r;
}
/* allows w5_leak_far */
int far_leak_ok(void)
{
	struct way_item *i = way_item_made_ok(8);
	int r = i ? i->number : 0;
	way_item_free(i);
	return r;
}

/* finds w5_divide_far: 369 */
int far_divide(FILE *in)
{
	int n = way_ask(in);
	return way_ratio(100, n);
}
/* allows w5_divide_far */
int far_divide_ok(FILE *in)
{
	int n = way_ask(in);
	return n != 0 ? way_ratio_ok(100, n) : 0;
}

/* finds w5_callback_far: 121 787 */
void far_callback(void)
{
	char room[50];
	way_visit(room, way_copy_out);
	room[49] = '\0';
	puts(room);
}
/* allows w5_callback_far */
void far_callback_ok(void)
{
	char room[100];
	way_visit_ok(room, way_copy_out_ok);
	room[49] = '\0';
	puts(room);
}

/* finds w5_file_far: 404 772 775 */
int far_file(void)
{
	FILE *f = way_open("/etc/hostname");
	int c = getc(f);
	return c;
}
/* allows w5_file_far */
int far_file_ok(void)
{
	FILE *f = way_open_ok("/etc/hostname");
	int c = getc(f);
	way_close_ok(f);
	return c;
}

/* finds w5_flag_far: 476 */
int far_flag(void)
{
	int n = 3, *p = &n;
	if (way_on)
		p = NULL;
	return *p;
}
/* allows w5_flag_far */
int far_flag_ok(void)
{
	int n = 3, *p = &n;
	if (way_on)
		n = 4;
	return *p;
}

/* finds w5_function_far: 457 665 908 */
int far_function(void)
{
	int n;
	if (way_never())
		n = 3;
	return n;
}
/* allows w5_function_far */
int far_function_ok(void)
{
	int n;
	if (way_always())
		n = 3;
	return n;
}

/* finds w5_overflow_far: 190 */
int far_overflow(FILE *in)
{
	int n = way_ask(in);
	return n + 1;
}
/* allows w5_overflow_far */
int far_overflow_ok(FILE *in)
{
	int n = way_ask_small(in);
	return n + 1;
}

/* finds w5_room_far: 680 190 789 195 */
int *far_room(FILE *in)
{
	int n = way_ask(in);
	int *v = way_room(n, sizeof(int));
	if (v == NULL)
		return NULL;
	for (int i = 0; i < n; i++)
		v[i] = i;
	return v;
}
/* allows w5_room_far */
int *far_room_ok(FILE *in)
{
	int n = way_ask(in);
	if (n < 1 || n > 100)
		return NULL;
	int *v = way_room_ok(n, sizeof(int));
	if (v == NULL)
		return NULL;
	for (int i = 0; i < n; i++)
		v[i] = i;
	return v;
}

/* finds w5_local_far: 562 */
int *far_local(void)
{
	int n = 5;
	return way_local_of(&n);
}
/* allows w5_local_far */
int *far_local_ok(void)
{
	static int n = 5;
	return way_local_of_ok(&n);
}

/* finds w5_kept_far: 562 825 672 */
void far_kept(void)
{
	char text[20] = "local";
	way_keep(text);
}
/* allows w5_kept_far */
void far_kept_ok(void)
{
	static char text[20] = "local";
	way_keep_ok(text);
}

/* finds w5_global_far: 127 125 129 124 */
int far_global(const int *v)
{
	int table[4] = {1, 2, 3, 4};
	way_number = -1;
	return table[way_number] + v[0];
}
/* allows w5_global_far */
int far_global_ok(const int *v)
{
	int table[4] = {1, 2, 3, 4};
	way_number = 1;
	return table[way_number] + v[0];
}
