/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_win.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <wchar.h>

/* finds p3_sizeof_member: 467 131 787 */
struct matrix {
	double *cells;
	int rows, columns;
};

int make_matrix(struct matrix *m, int r, int c)
{
	m->cells = malloc(sizeof(m->cells));
	if (m->cells == NULL)
		return -1;
	m->rows = r;
	m->columns = c;
	return 0;
}
/* allows p3_sizeof_member */
int make_matrix_right(struct matrix *m, int r, int c)
{
	m->cells = calloc((size_t)r * (size_t)c, sizeof(*m->cells));
	if (m->cells == NULL)
		return -1;
	m->rows = r;
	m->columns = c;
	return 0;
}

/* finds p3_sizeof_parameter: 467 */
void clear_counts(int counts[10])
{
	memset(counts, 0, sizeof counts);
}
/* allows p3_sizeof_parameter */
void clear_counts_right(int counts[10])
{
	memset(counts, 0, 10 * sizeof *counts);
}

/* finds p3_sizeof_strncmp: 467 */
int is_admin(const char *name)
{
	const char *admin = "administrator";
	return strncmp(name, admin, sizeof(admin)) == 0;
}
/* allows p3_sizeof_strncmp */
int is_admin_right(const char *name)
{
	static const char admin[] = "administrator";
	return strncmp(name, admin, sizeof(admin)) == 0;
}

/* finds p3_scale_twice: 468 */
int third_of(const int *values)
{
	return *(values + 2 * sizeof(int));
}
/* allows p3_scale_twice */
int third_of_right(const int *values)
{
	return *(values + 2);
}

/* finds p3_scale_struct: 468 */
struct sample {
	int32_t at, value;
};

struct sample *sample_at(struct sample *all, unsigned n)
{
	return all + n * sizeof(struct sample);
}
/* allows p3_scale_struct */
struct sample *sample_at_right(struct sample *all, unsigned n)
{
	return (struct sample *)((char *)all + n * sizeof(struct sample));
}

/* finds p3_wide_scale: 468 */
wchar_t *wide_end(wchar_t *text)
{
	return text + wcslen(text) * sizeof(wchar_t);
}
/* allows p3_wide_scale */
wchar_t *wide_end_right(wchar_t *text)
{
	return text + wcslen(text);
}

/* finds p3_two_buffers: 469 */
size_t used(void)
{
	char head[32] = "abc", tail[32] = "def";
	char *p = strchr(tail, 'e');
	return p ? (size_t)(p - head) : 0;
}
/* allows p3_two_buffers */
size_t used_right(void)
{
	char tail[32] = "def";
	char *p = strchr(tail, 'e');
	return p ? (size_t)(p - tail) : 0;
}

/* finds p3_two_lists: 469 */
struct entry {
	int key;
};

static struct entry hot[8], cold[8];

long position_in(const struct entry *e)
{
	const struct entry *base = cold;
	e = &hot[2];
	return e - base;
}
/* allows p3_two_lists */
long position_in_right(void)
{
	const struct entry *base = hot;
	const struct entry *e = &hot[2];
	return e - base;
}

/* finds p3_register: 587 */
void reset_board(void)
{
	volatile uint32_t *control = (volatile uint32_t *)0x40021000;
	*control = 1;
}
/* allows p3_register */
void reset_board_right(volatile uint32_t *control)
{
	*control = 1;
}

/* finds p3_callback_address: 587 */
typedef void (*handler_fn)(int);

void call_rom(int what)
{
	handler_fn rom = (handler_fn)(uintptr_t)0x1fff0c41;
	rom(what);
}
/* allows p3_callback_address */
void call_given(handler_fn given, int what)
{
	handler_fn rom = given;
	rom(what);
}

/* finds p3_int_struct: 588 843 */
struct point {
	int x, y;
};

int read_y(void)
{
	long both = 7;
	int *flat = (int *)&both;
	return ((struct point *)flat)->y;
}
/* allows p3_int_struct */
int read_y_right(void)
{
	struct point p = { 7, 8 };
	struct point *flat = &p;
	return flat->y;
}

/* finds p3_char_struct: 588 843 126 125 */
struct triple {
	int a, b, c;
};

int third_from(char letter)
{
	struct triple *t = (struct triple *)&letter;
	return t->c;
}
/* allows p3_char_struct */
int third_from_right(const unsigned char raw[sizeof(struct triple)])
{
	struct triple t;
	memcpy(&t, raw, sizeof t);
	return t.c;
}

/* finds p3_free_member: 590 761 */
struct holder {
	int count;
	char text[40];
};

void let_go(int n)
{
	struct holder h = { n, "local" };
	char *p = h.text;
	if (n > 0)
		free(p);
}
/* allows p3_free_member */
void let_go_right(int n)
{
	struct holder *h = malloc(sizeof *h);
	if (h != NULL && n > 0)
		puts("made");
	free(h);
}

/* finds p3_free_default: 590 */
static const char *name_of(int n)
{
	if (n == 0)
		return "zero";
	char *s = malloc(16);
	if (s)
		snprintf(s, 16, "%d", n);
	return s;
}

void print_number(int n)
{
	const char *s = name_of(n);
	puts(s ? s : "?");
	free((void *)s);
}
/* allows p3_free_default */
static char *name_of_right(int n)
{
	if (n == 0)
		return strdup("zero");
	char *s = malloc(16);
	if (s)
		snprintf(s, 16, "%d", n);
	return s;
}

void print_number_right(int n)
{
	char *s = name_of_right(n);
	puts(s ? s : "?");
	free(s);
}

/* finds p3_free_getenv: 590 */
void print_shell(void)
{
	char *shell = getenv("SHELL");
	if (shell)
		puts(shell);
	free(shell);
}
/* allows p3_free_getenv */
void print_shell_right(void)
{
	char *shell = getenv("SHELL");
	if (shell)
		puts(shell);
}

/* finds p3_advance_free: 761 763 590 */
int count_commas(const char *text)
{
	int n = 0;
	char *copy = strdup(text);
	if (copy == NULL)
		return -1;
	for (; *copy != '\0'; copy++)
		n += *copy == ',';
	free(copy);
	return n;
}
/* allows p3_advance_free */
int count_commas_right(const char *text)
{
	int n = 0;
	char *copy = strdup(text);
	if (copy == NULL)
		return -1;
	for (char *p = copy; *p != '\0'; p++)
		n += *p == ',';
	free(copy);
	return n;
}

/* finds p3_strsep_free: 761 763 590 */
void print_words(const char *text)
{
	char *rest = strdup(text), *word;
	while (rest && (word = strsep(&rest, " ")) != NULL)
		puts(word);
	rest = strdup(text);
	if (rest == NULL)
		return;
	rest += 1;
	free(rest);
}
/* allows p3_strsep_free */
void print_words_right(const char *text)
{
	char *own = strdup(text), *rest = own, *word;
	while (rest && (word = strsep(&rest, " ")) != NULL)
		puts(word);
	free(own);
}

/* finds p3_heap_free: 762 */
char *make_and_drop(size_t n)
{
	char *p = HeapAlloc(GetProcessHeap(), 0, n);
	char *q = malloc(n);
	if (p == NULL || q == NULL) {
		free(q);
		return NULL;
	}
	memset(p, 0, n);
	free(p);
	return q;
}
/* allows p3_heap_free */
char *make_and_drop_right(size_t n)
{
	char *p = HeapAlloc(GetProcessHeap(), 0, n);
	char *q = malloc(n);
	if (p == NULL || q == NULL) {
		if (p)
			HeapFree(GetProcessHeap(), 0, p);
		free(q);
		return NULL;
	}
	memset(p, 0, n);
	HeapFree(GetProcessHeap(), 0, p);
	return q;
}

/* finds p3_munmap_free: 762 590 */
void scratch_pages(void (*use)(void *))
{
	void *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (p == MAP_FAILED)
		return;
	use(p);
	free(p);
}
/* allows p3_munmap_free */
void scratch_pages_right(void (*use)(void *))
{
	void *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (p == MAP_FAILED)
		return;
	use(p);
	munmap(p, 4096);
}

/* finds p3_fclose_popen: 762 675 404 */
int lines_of(const char *fixed)
{
	int n = 0, c;
	FILE *p = popen("/usr/bin/uptime", "r");
	(void)fixed;
	if (p == NULL)
		return -1;
	while ((c = fgetc(p)) != EOF)
		n += c == '\n';
	fclose(p);
	return n;
}
/* allows p3_fclose_popen */
int lines_of_right(const char *fixed)
{
	int n = 0, c;
	FILE *p = popen("/usr/bin/uptime", "r");
	(void)fixed;
	if (p == NULL)
		return -1;
	while ((c = fgetc(p)) != EOF)
		n += c == '\n';
	pclose(p);
	return n;
}

/* finds p3_tagged: 843 */
enum kind { NUMBER, TEXT };
struct value {
	enum kind kind;
	union {
		long number;
		const char *text;
	} u;
};

void print_value(const struct value *v)
{
	switch (v->kind) {
	case NUMBER:
		puts(v->u.text);
		break;
	case TEXT:
		printf("%ld\n", v->u.number);
		break;
	}
}
/* allows p3_tagged */
void print_value_right(const struct value *v)
{
	switch (v->kind) {
	case NUMBER:
		printf("%ld\n", v->u.number);
		break;
	case TEXT:
		puts(v->u.text);
		break;
	}
}

/* finds p3_void_other: 843 588 126 125 */
struct circle {
	double radius;
};
struct square {
	double side, angle;
	char name[32];
};

static double square_angle(const void *shape)
{
	const struct square *s = shape;
	return s->angle;
}

double angle_of_circle(void)
{
	struct circle c = { 2.0 };
	return square_angle(&c);
}
/* allows p3_void_other */
double angle_of_square(void)
{
	struct square s = { 2.0, 90.0, "s" };
	return square_angle(&s);
}
