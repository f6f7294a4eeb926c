/* SPDX-License-Identifier: Apache-2.0 */
#include "seventh_road.h"
#include <stdlib.h>
#include <string.h>

/* finds w7_fill_five */
void w7_fill_five_b(char *to)
{
	w7_fill_five_c(to);
}
/* allows w7_fill_five */
void w7_fill_five_ok_b(char *to)
{
	w7_fill_five_ok_c(to);
}

/* finds w7_heap_wide */
void w7_heap_wide_b(wchar_t **to)
{
	wmemset(*to, L'w', 39);
	(*to)[39] = 0;
}
/* allows w7_heap_wide */
void w7_heap_wide_ok_b(wchar_t **to)
{
	wmemset(*to, L'w', 39);
	(*to)[39] = 0;
}

/* finds w7_index_box */
int w7_index_box_b(const struct road_box *b)
{
	if (b->at < 0)
		return 0;
	return w7_index_box_c(*b);
}
/* allows w7_index_box */
int w7_index_box_ok_b(const struct road_box *b)
{
	if (b->at < 0)
		return 0;
	return w7_index_box_ok_c(*b);
}

/* finds w7_command_far */
int w7_command_far(void)
{
	char line[100];
	if (w7_command_far_a(line, sizeof(line)) == NULL)
		return -1;
	line[99] = 0;
	return w7_command_far_c(line);
}
/* allows w7_command_far */
int w7_command_far_ok(void)
{
	char line[100];
	if (w7_command_far_ok_a(line, sizeof(line)) == NULL)
		return -1;
	line[99] = 0;
	return w7_command_far_ok_c(line);
}

/* finds w7_path_global */
int w7_path_global_b(void)
{
	char path[200] = "/srv/";
	strncat(path, w7_path_global_name, 150);
	FILE *f = fopen(path, "r");
	if (f == NULL)
		return -1;
	return fclose(f);
}
/* allows w7_path_global */
int w7_path_global_ok_b(void)
{
	char path[200] = "/srv/";
	strncat(path, w7_path_global_ok_name, 150);
	FILE *f = fopen(path, "r");
	if (f == NULL)
		return -1;
	return fclose(f);
}

/* finds w7_format_far */
void w7_format_far_b(const char *text)
{
	w7_format_far_c(stderr, text);
}
/* allows w7_format_far */
void w7_format_far_ok_b(const char *text)
{
	w7_format_far_ok_c(stderr, text);
}

/* finds w7_add_far */
int w7_add_far_b(int n)
{
	return w7_add_far_c(&n);
}
/* allows w7_add_far */
int w7_add_far_ok_b(int n)
{
	return w7_add_far_ok_c(&n);
}

/* finds w7_square_global */
int w7_square_global_b(void)
{
	return w7_square_global_n * w7_square_global_n;
}
/* allows w7_square_global */
int w7_square_global_ok_b(void)
{
	return w7_square_global_ok_n * w7_square_global_ok_n;
}

/* finds w7_less_far */
unsigned w7_less_far_b(unsigned n)
{
	return n - 4;
}
/* allows w7_less_far */
unsigned w7_less_far_ok_b(unsigned n)
{
	if (n < 4)
		return 0;
	return n - 4;
}

/* finds w7_negative_far */
void w7_negative_far_b(char *to, int n)
{
	memset(to, ' ', n);
}
/* allows w7_negative_far */
void w7_negative_far_ok_b(char *to, int n)
{
	memset(to, ' ', n);
}

/* finds w7_divide_far */
int w7_divide_far_b(const struct road_box *b)
{
	return w7_divide_far_c(b->at, b->by);
}
/* allows w7_divide_far */
int w7_divide_far_ok_b(const struct road_box *b)
{
	return w7_divide_far_ok_c(b->at, b->by);
}

/* finds w7_narrow_far */
int w7_narrow_far_b(int n)
{
	unsigned char byte = (unsigned char)n;
	return byte;
}
/* allows w7_narrow_far */
int w7_narrow_far_ok_b(int n)
{
	unsigned char byte = (unsigned char)n;
	return byte;
}

/* finds w7_leak_far */
char *w7_leak_far_b(size_t n)
{
	return w7_leak_far_c(n);
}
/* allows w7_leak_far */
char *w7_leak_far_ok_b(size_t n)
{
	return w7_leak_far_ok_c(n);
}

/* finds w7_twice_far */
void w7_twice_far_b(char *p)
{
	puts(p);
	w7_twice_far_c(p);
}
/* allows w7_twice_far */
void w7_twice_far_ok_b(char *p)
{
	puts(p);
	w7_twice_far_ok_c(p);
}

/* finds w7_after_far */
void w7_after_far_b(struct road_box *b)
{
	free(b->text);
}
/* allows w7_after_far */
void w7_after_far_ok_b(struct road_box *b)
{
	free(b->text);
}

/* finds w7_null_far */
const char *w7_null_far_b(const char *key)
{
	return key[0] == 'k' ? NULL : key;
}
/* allows w7_null_far */
const char *w7_null_far_ok_b(const char *key)
{
	return key[0] == 'k' ? NULL : key;
}

/* finds w7_null_malloc_far */
struct road_box *w7_null_malloc_far_b(void)
{
	return malloc(sizeof(struct road_box));
}
/* allows w7_null_malloc_far */
struct road_box *w7_null_malloc_far_ok_b(void)
{
	return malloc(sizeof(struct road_box));
}

/* finds w7_unset_far */
void w7_unset_far_b(struct road_box *b)
{
	b->at = 1;
}
/* allows w7_unset_far */
void w7_unset_far_ok_b(struct road_box *b)
{
	b->at = 1;
	b->by = 2;
}

/* finds w7_free_stack_far */
void w7_free_stack_far_b(char *p)
{
	puts(p);
	w7_free_stack_far_c(p);
}
/* allows w7_free_stack_far */
void w7_free_stack_far_ok_b(char *p)
{
	puts(p);
	w7_free_stack_far_ok_c(p);
}

/* finds w7_stack_far */
const char *w7_stack_far_b(const char *t)
{
	return *t == '-' ? t + 1 : t;
}
/* allows w7_stack_far */
const char *w7_stack_far_ok_b(const char *t)
{
	return *t == '-' ? t + 1 : t;
}

/* finds w7_file_far */
FILE *w7_file_far_b(const char *name)
{
	return fopen(name, "r");
}
/* allows w7_file_far */
FILE *w7_file_far_ok_b(const char *name)
{
	return fopen(name, "r");
}

/* finds w7_loop_far */
void w7_loop_far_b(unsigned n)
{
	for (unsigned i = 0; i < n; i++)
		puts("row");
}
/* allows w7_loop_far */
void w7_loop_far_ok_b(unsigned n)
{
	for (unsigned i = 0; i < n; i++)
		puts("row");
}

/* finds w7_table_far */
void w7_table_far_b(char *to)
{
	strcpy(to, "short");
}
/* allows w7_table_far */
void w7_table_far_ok_b(char *to)
{
	strcpy(to, "short");
}

/* finds w7_over_far */
void w7_over_far_b(const struct road_box *b, char *to)
{
	memcpy(to, b->text, (size_t)b->at);
}
/* allows w7_over_far */
void w7_over_far_ok_b(const struct road_box *b, char *to)
{
	memcpy(to, b->text, (size_t)b->at);
}

/* finds w7_room_far */
char *w7_room_far_b(unsigned n)
{
	return malloc(n + 2);
}
/* allows w7_room_far */
char *w7_room_far_ok_b(unsigned n)
{
	return malloc(n + 2);
}
