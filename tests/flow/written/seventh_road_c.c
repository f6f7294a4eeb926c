/* SPDX-License-Identifier: Apache-2.0 */
#include "seventh_road.h"
#include <stdlib.h>
#include <string.h>

/* finds w7_fill_five */
void w7_fill_five_c(char *to)
{
	w7_fill_five_d(to);
}
/* allows w7_fill_five */
void w7_fill_five_ok_c(char *to)
{
	w7_fill_five_ok_d(to);
}

/* finds w7_index_box */
int w7_index_box_c(struct road_box b)
{
	int slots[10] = {0};
	slots[b.at] = 1;
	return slots[3];
}
/* allows w7_index_box */
int w7_index_box_ok_c(struct road_box b)
{
	int slots[10] = {0};
	if (b.at < 10)
		slots[b.at] = 1;
	return slots[3];
}

/* finds w7_command_far */
int w7_command_far_c(const char *what)
{
	return system(what);
}
/* allows w7_command_far */
int w7_command_far_ok_c(const char *what)
{
	return system(what);
}

/* finds w7_format_far */
void w7_format_far_c(FILE *to, const char *text)
{
	fprintf(to, text);
}
/* allows w7_format_far */
void w7_format_far_ok_c(FILE *to, const char *text)
{
	fprintf(to, "%s", text);
}

/* finds w7_add_far */
int w7_add_far_c(const int *n)
{
	return *n + 1;
}
/* allows w7_add_far */
int w7_add_far_ok_c(const int *n)
{
	return *n + 1;
}

/* finds w7_divide_far */
int w7_divide_far_c(int a, int b)
{
	return a / b;
}
/* allows w7_divide_far */
int w7_divide_far_ok_c(int a, int b)
{
	return a / b;
}

/* finds w7_leak_far */
char *w7_leak_far_c(size_t n)
{
	return calloc(n, 1);
}
/* allows w7_leak_far */
char *w7_leak_far_ok_c(size_t n)
{
	return calloc(n, 1);
}

/* finds w7_twice_far */
void w7_twice_far_c(char *p)
{
	free(p);
}
/* allows w7_twice_far */
void w7_twice_far_ok_c(char *p)
{
	free(p);
}

/* finds w7_null_far */
size_t w7_null_far_c(const char *p)
{
	return strlen(p);
}
/* allows w7_null_far */
size_t w7_null_far_ok_c(const char *p)
{
	return strlen(p);
}

/* finds w7_free_stack_far */
void w7_free_stack_far_c(void *p)
{
	free(p);
}
/* allows w7_free_stack_far */
void w7_free_stack_far_ok_c(void *p)
{
	free(p);
}

/* finds w7_file_far */
int w7_file_far_c(FILE *f)
{
	return getc(f);
}
/* allows w7_file_far */
int w7_file_far_ok_c(FILE *f)
{
	return getc(f);
}

/* finds w7_table_far */
void w7_table_far_c(char *to)
{
	strcpy(to, "longer than sixteen");
}
/* allows w7_table_far */
void w7_table_far_ok_c(char *to)
{
	strcpy(to, "longer than sixteen");
}
