/* SPDX-License-Identifier: Apache-2.0 */
#include "sixth_parts.h"
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

/* shared */
int part_flag = 1;
int part_number = 0;
char *part_text = NULL;
const int part_five = 5;

int part_asked(void)
{
	int n;
	return scanf("%d", &n) == 1 ? n : 0;
}
int part_asked_wire(int s)
{
	char text[16] = "";
	return recv(s, text, sizeof(text) - 1, 0) > 0 ? atoi(text) : 0;
}
char *part_line(char *to, size_t n)
{
	if (fgets(to, (int)n, stdin) == NULL)
		return NULL;
	to[strcspn(to, "\n")] = 0;
	return to;
}
void part_log(const char *text)
{
	if (fputs(text, stderr) == EOF)
		abort();
}

/* finds v6_fill_four */
void part_fill_b(char *to)
{
	part_fill_c(to);
}
/* allows v6_fill_four */
void part_fill_b_ok(char *to)
{
	part_fill_c_ok(to);
}

/* finds v6_index_three */
int part_index_b(const int *table, int at)
{
	return part_index_c(table, at);
}
/* allows v6_index_three */
int part_index_b_ok(const int *table, int at)
{
	return part_index_c_ok(table, at);
}

/* finds v6_run_three */
void part_run_b(char *what)
{
	part_run_c(what);
}
/* allows v6_run_three */
void part_run_b_ok(char *what)
{
	part_run_c_ok(what);
}

/* finds v6_open_struct */
void part_open_b(const struct part_box *b)
{
	FILE *f = fopen(b->room, "r");
	if (f != NULL)
		fclose(f);
}
/* allows v6_open_struct */
void part_open_b_ok(const struct part_box *b)
{
	FILE *f = fopen(b->number ? "/etc/one" : "/etc/two", "r");
	if (f != NULL)
		fclose(f);
}

/* finds v6_free_stack */
void part_end_b(char *p)
{
	part_end_c(p);
}
/* allows v6_free_stack */
void part_end_b_ok(char *p)
{
	part_end_c_ok(p);
}

/* finds v6_null_new */
struct part_box *part_new_b(int n)
{
	return part_new_c(n + 1);
}
/* allows v6_null_new */
struct part_box *part_new_b_ok(int n)
{
	return part_new_c_ok(n + 1);
}

/* finds v6_divide_pointer */
int part_divide_b(int *n)
{
	return part_divide_c(n);
}
/* allows v6_divide_pointer */
int part_divide_b_ok(int *n)
{
	return part_divide_c_ok(n);
}

/* finds v6_add_two */
int part_add_b(int n)
{
	return part_add_c(n);
}
/* allows v6_add_two */
int part_add_b_ok(int n)
{
	return part_add_c_ok(n);
}

/* finds v6_find_null */
const char *part_find_b(const char *t)
{
	const char *p = strchr(t, ':');
	return p;
}
/* allows v6_find_null */
const char *part_find_b_ok(const char *t)
{
	const char *p = strchr(t, ':');
	return p != NULL ? p : "";
}

/* finds v6_wide_two */
void part_wide_b(wchar_t *to)
{
	part_wide_c(to);
}
/* allows v6_wide_two */
void part_wide_b_ok(wchar_t *to)
{
	part_wide_c_ok(to);
}

/* finds v6_set_global */
void part_set_b(void)
{
	part_text = NULL;
}
/* allows v6_set_global */
void part_set_b_ok(void)
{
	part_text = (char *)"text";
}

/* finds v6_print_two */
void part_print_b(const char *t)
{
	part_print_c(t);
}
/* allows v6_print_two */
void part_print_b_ok(const char *t)
{
	part_print_c_ok(t);
}

/* finds v6_many_zero */
int *part_many_b(int n)
{
	return malloc(n * sizeof(int));
}
/* allows v6_many_zero */
int *part_many_b_ok(int n)
{
	if (n < 1 || n > 100)
		return NULL;
	return malloc(n * sizeof(int));
}

/* finds v6_file_left */
FILE *part_file_b(const char *name)
{
	return fopen(name, "r");
}
/* allows v6_file_left */
FILE *part_file_b_ok(const char *name)
{
	return fopen(name, "r");
}

/* finds v6_box_passed */
void part_box_b(struct part_box b)
{
	part_box_c(&b);
}
/* allows v6_box_passed */
void part_box_b_ok(struct part_box b)
{
	part_box_c_ok(&b);
}

/* finds v6_unset_far */
int part_unset_b(const int *p)
{
	return *p + 1;
}
/* allows v6_unset_far */
int part_unset_b_ok(const int *p)
{
	return *p + 1;
}

/* finds v6_walk_free */
void part_walk_b(char **p)
{
	while (**p == ' ')
		(*p)++;
}
/* allows v6_walk_free */
void part_walk_b_ok(char **p)
{
	while (**p == ' ')
		(*p)++;
}
