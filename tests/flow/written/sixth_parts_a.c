/* SPDX-License-Identifier: Apache-2.0 */
#include "sixth_parts.h"
#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* finds v6_fill_four: 121 787 */
void fill_four(void)
{
	char room[50];
	part_fill_b(room);
	room[49] = 0;
	puts(room);
}
/* allows v6_fill_four */
void fill_four_ok(void)
{
	char room[100];
	part_fill_b_ok(room);
	room[49] = 0;
	puts(room);
}

/* finds v6_index_three: 126 125 129 */
int index_three(void)
{
	static const int table[10] = {1, 2, 3};
	int at = part_asked();
	if (at < 0)
		return -1;
	return part_index_b(table, at);
}
/* allows v6_index_three */
int index_three_ok(void)
{
	static const int table[10] = {1, 2, 3};
	int at = part_asked();
	if (at < 0)
		return -1;
	return part_index_b_ok(table, at);
}

/* finds v6_run_three: 78 77 88 */
int run_three(void)
{
	char line[100];
	if (part_line(line, sizeof(line)) == NULL)
		return -1;
	part_run_b(line);
	return 0;
}
/* allows v6_run_three */
int run_three_ok(void)
{
	char line[100];
	if (part_line(line, sizeof(line)) == NULL)
		return -1;
	part_run_b_ok(line);
	return 0;
}

/* finds v6_open_struct: 36 23 22 73 */
int open_struct(void)
{
	char line[100];
	struct part_box b = {line, sizeof(line), 1};
	if (part_line(line, sizeof(line)) == NULL)
		return -1;
	part_open_b(&b);
	return b.number;
}
/* allows v6_open_struct */
int open_struct_ok(void)
{
	char line[100];
	struct part_box b = {line, sizeof(line), 1};
	if (part_line(line, sizeof(line)) == NULL)
		return -1;
	part_open_b_ok(&b);
	return b.number;
}

/* finds v6_free_stack: 590 */
void free_stack(void)
{
	char room[20] = "room", *p = room;
	part_end_b(p);
}
/* allows v6_free_stack */
void free_stack_ok(void)
{
	char room[20] = "room", *p = strdup(room);
	part_end_b_ok(p);
}

/* finds v6_free_twice: 415 */
void free_twice(void)
{
	char *p = malloc(10);
	part_end_b(p);
	free(p);
}
/* allows v6_free_twice */
void free_twice_ok(void)
{
	char *p = malloc(10);
	part_end_b_ok(p);
}

/* finds v6_null_new: 690 476 */
int null_new(int n)
{
	struct part_box *b = part_new_b(n);
	int r = b->number;
	free(b);
	return r;
}
/* allows v6_null_new */
int null_new_ok(int n)
{
	struct part_box *b = part_new_b_ok(n);
	if (b == NULL)
		return -1;
	int r = b->number;
	free(b);
	return r;
}

/* finds v6_leak_new: 401 772 */
int leak_new(int n)
{
	struct part_box *b = part_new_b(n);
	int r;
	if (b == NULL)
		return -1;
	r = b->number;
	return r;
}
/* allows v6_leak_new */
int leak_new_ok(int n)
{
	struct part_box *b = part_new_b_ok(n);
	int r;
	if (b == NULL)
		return -1;
	r = b->number;
	free(b);
	return r;
}

/* finds v6_divide_pointer: 369 */
int divide_pointer(int s)
{
	int n = part_asked_wire(s);
	return part_divide_b(&n);
}
/* allows v6_divide_pointer */
int divide_pointer_ok(int s)
{
	int n = part_asked_wire(s);
	return part_divide_b_ok(&n);
}

/* finds v6_add_two: 190 */
int add_two(int s)
{
	int n = part_asked_wire(s);
	return part_add_b(n);
}
/* allows v6_add_two */
int add_two_ok(int s)
{
	int n = part_asked_wire(s);
	return part_add_b_ok(n);
}

/* finds v6_find_null: 690 476 */
int find_null(const char *t)
{
	return part_find_b(t)[0];
}
/* allows v6_find_null */
int find_null_ok(const char *t)
{
	return part_find_b_ok(t)[0];
}

/* finds v6_wide_two: 122 787 */
void wide_two(void)
{
	wchar_t *w = malloc(20 * sizeof(wchar_t));
	if (w == NULL)
		return;
	part_wide_b(w);
	wprintf(L"%ls\n", w);
	free(w);
}
/* allows v6_wide_two */
void wide_two_ok(void)
{
	wchar_t *w = malloc(40 * sizeof(wchar_t));
	if (w == NULL)
		return;
	part_wide_b_ok(w);
	wprintf(L"%ls\n", w);
	free(w);
}

/* finds v6_set_global: 476 */
int set_global(void)
{
	part_set_b();
	return part_text[0];
}
/* allows v6_set_global */
int set_global_ok(void)
{
	part_set_b_ok();
	return part_text[0];
}

/* finds v6_print_two: 134 */
void print_two(void)
{
	char line[80];
	if (part_line(line, sizeof(line)) != NULL)
		part_print_b(line);
}
/* allows v6_print_two */
void print_two_ok(void)
{
	char line[80];
	if (part_line(line, sizeof(line)) != NULL)
		part_print_b_ok(line);
}

/* finds v6_many_zero: 195 789 190 680 */
int *many(int s)
{
	return part_many_b(part_asked_wire(s));
}
/* allows v6_many_zero */
int *many_ok(int s)
{
	return part_many_b_ok(part_asked_wire(s));
}

/* finds v6_file_left: 404 772 775 */
int file_left(void)
{
	FILE *f = part_file_b("/etc/hostname");
	int c;
	if (f == NULL)
		return -1;
	c = getc(f);
	return c;
}
/* allows v6_file_left */
int file_left_ok(void)
{
	FILE *f = part_file_b_ok("/etc/hostname");
	int c;
	if (f == NULL)
		return -1;
	c = getc(f);
	fclose(f);
	return c;
}

/* finds v6_box_passed: 122 787 */
void box_passed(void)
{
	struct part_box b = {malloc(16), 32, 0};
	if (b.room == NULL)
		return;
	part_box_b(b);
	free(b.room);
}
/* allows v6_box_passed */
void box_passed_ok(void)
{
	struct part_box b = {malloc(16), 16, 0};
	if (b.room == NULL)
		return;
	part_box_b_ok(b);
	free(b.room);
}

/* finds v6_unset_far: 457 665 908 */
int unset_far(void)
{
	int n;
	return part_unset_b(&n);
}
/* allows v6_unset_far */
int unset_far_ok(void)
{
	int n = 0;
	return part_unset_b_ok(&n);
}

/* finds v6_walk_free: 761 590 */
void walk_free(const char *t)
{
	char *p = strdup(t);
	if (p == NULL)
		return;
	part_walk_b(&p);
	puts(p);
	free(p);
}
/* allows v6_walk_free */
void walk_free_ok(const char *t)
{
	char *p = strdup(t), *all = p;
	if (p == NULL)
		return;
	part_walk_b_ok(&p);
	puts(p);
	free(all);
}
