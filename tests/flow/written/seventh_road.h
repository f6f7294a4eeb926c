/* SPDX-License-Identifier: Apache-2.0 */
/* What the seventh_road files share: cases that run through up to five files. */
#ifndef SEVENTH_ROAD_H
#define SEVENTH_ROAD_H
#include <stddef.h>
#include <stdio.h>
#include <wchar.h>

struct road_box {
	char *text;
	int at;
	int by;
};

int road_peer(int s);
void w7_fill_five_b(char *to);
void w7_fill_five_ok_b(char *to);
void w7_fill_five_c(char *to);
void w7_fill_five_ok_c(char *to);
void w7_fill_five_d(char *to);
void w7_fill_five_ok_d(char *to);
void w7_fill_five_e(char *to);
void w7_fill_five_ok_e(char *to);
void w7_heap_wide_b(wchar_t **to);
void w7_heap_wide_ok_b(wchar_t **to);
int w7_index_box_b(const struct road_box *b);
int w7_index_box_ok_b(const struct road_box *b);
int w7_index_box_c(struct road_box b);
int w7_index_box_ok_c(struct road_box b);
char *w7_command_far_a(char *to, size_t n);
char *w7_command_far_ok_a(char *to, size_t n);
int w7_command_far_c(const char *what);
int w7_command_far_ok_c(const char *what);
extern const char *w7_path_global_name;
extern const char *w7_path_global_ok_name;
int w7_path_global_b(void);
int w7_path_global_ok_b(void);
void w7_format_far_b(const char *text);
void w7_format_far_ok_b(const char *text);
void w7_format_far_c(FILE *to, const char *text);
void w7_format_far_ok_c(FILE *to, const char *text);
int w7_add_far_b(int n);
int w7_add_far_ok_b(int n);
int w7_add_far_c(const int *n);
int w7_add_far_ok_c(const int *n);
extern int w7_square_global_n;
extern int w7_square_global_ok_n;
int w7_square_global_b(void);
int w7_square_global_ok_b(void);
unsigned w7_less_far_b(unsigned n);
unsigned w7_less_far_ok_b(unsigned n);
void w7_negative_far_b(char *to, int n);
void w7_negative_far_ok_b(char *to, int n);
int w7_divide_far_b(const struct road_box *b);
int w7_divide_far_ok_b(const struct road_box *b);
int w7_divide_far_c(int a, int b);
int w7_divide_far_ok_c(int a, int b);
int w7_narrow_far_b(int n);
int w7_narrow_far_ok_b(int n);
char *w7_leak_far_b(size_t n);
char *w7_leak_far_ok_b(size_t n);
char *w7_leak_far_c(size_t n);
char *w7_leak_far_ok_c(size_t n);
int w7_leak_far_d(const char *p);
int w7_leak_far_ok_d(const char *p);
void w7_twice_far_b(char *p);
void w7_twice_far_ok_b(char *p);
void w7_twice_far_c(char *p);
void w7_twice_far_ok_c(char *p);
void w7_after_far_b(struct road_box *b);
void w7_after_far_ok_b(struct road_box *b);
const char *w7_null_far_b(const char *key);
const char *w7_null_far_ok_b(const char *key);
size_t w7_null_far_c(const char *p);
size_t w7_null_far_ok_c(const char *p);
struct road_box *w7_null_malloc_far_b(void);
struct road_box *w7_null_malloc_far_ok_b(void);
void w7_unset_far_b(struct road_box *b);
void w7_unset_far_ok_b(struct road_box *b);
void w7_free_stack_far_b(char *p);
void w7_free_stack_far_ok_b(char *p);
void w7_free_stack_far_c(void *p);
void w7_free_stack_far_ok_c(void *p);
const char *w7_stack_far_b(const char *t);
const char *w7_stack_far_ok_b(const char *t);
FILE *w7_file_far_b(const char *name);
FILE *w7_file_far_ok_b(const char *name);
int w7_file_far_c(FILE *f);
int w7_file_far_ok_c(FILE *f);
void w7_loop_far_b(unsigned n);
void w7_loop_far_ok_b(unsigned n);
void w7_table_far_b(char *to);
void w7_table_far_ok_b(char *to);
void w7_table_far_c(char *to);
void w7_table_far_ok_c(char *to);
void w7_over_far_b(const struct road_box *b, char *to);
void w7_over_far_ok_b(const struct road_box *b, char *to);
char *w7_room_far_b(unsigned n);
char *w7_room_far_ok_b(unsigned n);
#endif
