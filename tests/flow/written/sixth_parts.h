/* SPDX-License-Identifier: Apache-2.0 */
/* What the sixth_parts files share: cases that run through up to five files. */
#ifndef SIXTH_PARTS_H
#define SIXTH_PARTS_H
#include <stddef.h>
#include <stdio.h>
#include <wchar.h>

struct part_box {
	char *room;
	size_t size;
	int number;
};

extern int part_flag;
extern int part_number;
extern char *part_text;
extern const int part_five;

int part_asked(void);
int part_asked_wire(int s);
char *part_line(char *to, size_t n);
void part_log(const char *text);
#define PART(type, name, args) \
	type name args; \
	type name##_ok args
PART(void, part_fill_b, (char *to));
PART(void, part_fill_c, (char *to));
PART(void, part_fill_d, (char *to));
PART(void, part_fill_e, (char *to));
PART(int, part_index_b, (const int *table, int at));
PART(int, part_index_c, (const int *table, int at));
PART(void, part_run_b, (char *what));
PART(void, part_run_c, (char *what));
PART(void, part_run_d, (char *what));
PART(void, part_open_b, (const struct part_box *b));
PART(void, part_end_b, (char *p));
PART(void, part_end_c, (char *p));
PART(struct part_box *, part_new_b, (int n));
PART(struct part_box *, part_new_c, (int n));
PART(int, part_divide_b, (int *n));
PART(int, part_divide_c, (int *n));
PART(int, part_add_b, (int n));
PART(int, part_add_c, (int n));
PART(const char *, part_find_b, (const char *t));
PART(void, part_wide_b, (wchar_t *to));
PART(void, part_wide_c, (wchar_t *to));
PART(void, part_set_b, (void));
PART(void, part_print_b, (const char *t));
PART(void, part_print_c, (const char *t));
PART(int *, part_many_b, (int n));
PART(FILE *, part_file_b, (const char *name));
PART(void, part_box_b, (struct part_box b));
PART(void, part_box_c, (struct part_box *b));
PART(int, part_unset_b, (const int *p));
PART(void, part_walk_b, (char **p));
#endif
