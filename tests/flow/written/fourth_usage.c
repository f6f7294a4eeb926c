/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <assert.h>
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* shared */
static jmp_buf again;
struct entry {
	const char *key;
	int value;
};

/* finds u4_empty_block: 398 */
int clamp(int n)
{
	if (n > 10)
		;
	return n;
}
/* allows u4_empty_block */
int clamp_ok(int n)
{
	if (n > 10)
		n = 10;
	return n;
}

/* finds u4_empty_loop: 398 */
int skip(const int *v, int n)
{
	int i;
	for (i = 0; i < n; i++) {
	}
	return v[0];
}
/* allows u4_empty_loop */
int skip_ok(const int *v, int n)
{
	int i;
	for (i = 0; i < n && v[i] == 0; i++) {
	}
	return i;
}

/* finds u4_same_branches: 398 561 1164 */
int rate(int premium)
{
	int r;
	if (premium)
		r = 5;
	else
		r = 5;
	return r;
}
/* allows u4_same_branches */
int rate_ok(int premium)
{
	int r;
	if (premium)
		r = 3;
	else
		r = 5;
	return r;
}

/* finds u4_self: 398 563 1164 */
struct entry *renew(struct entry *e, int value)
{
	e->value = value;
	e->key = e->key;
	return e;
}
/* allows u4_self */
struct entry *renew_ok(struct entry *e, int value, const char *key)
{
	e->value = value;
	e->key = key;
	return e;
}

/* finds u4_copy_overlap: 475 */
void drop_first(char *s, size_t n)
{
	memcpy(s, s + 1, n);
}
/* allows u4_copy_overlap */
void drop_first_ok(char *s, size_t n)
{
	memmove(s, s + 1, n);
}

/* finds u4_sprintf_self: 475 628 */
void number_lines(char *s, size_t room, int n)
{
	(void)snprintf(s, room, "%s %d", s, n);
}
/* allows u4_sprintf_self */
void number_lines_ok(char *s, size_t room, const char *from, int n)
{
	(void)snprintf(s, room, "%s %d", from, n);
}

/* finds u4_flush_input: 475 758 */
void skip_input(void)
{
	fflush(stdin);
}
/* allows u4_flush_input */
void skip_input_ok(void)
{
	int c;
	while ((c = getchar()) != EOF && c != '\n')
		;
}

/* finds u4_va_end: 475 404 772 */
int sum_all(int n, ...)
{
	va_list ap;
	int s = 0;
	va_start(ap, n);
	while (n-- > 0) {
		int v = va_arg(ap, int);
		if (v < 0)
			return -1;
		s += v;
	}
	va_end(ap);
	return s;
}
/* allows u4_va_end */
int sum_all_ok(int n, ...)
{
	va_list ap;
	int s = 0;
	va_start(ap, n);
	while (n-- > 0)
		s += va_arg(ap, int);
	va_end(ap);
	return s;
}

/* finds u4_todo: 546 */
int parse_flags(const char *s)
{
	/* BUG: takes flags that nobody knows, an attacker may pass them */
	return s[0] == '-';
}
/* allows u4_todo */
int parse_flags_ok(const char *s)
{
	/* a flag begins with a minus */
	return s[0] == '-';
}

/* finds u4_todo_later: 546 */
int authorise(const char *who)
{
	/* BUG: anybody called admin gets in */
	return strcmp(who, "admin") == 0;
}
/* allows u4_todo_later */
int authorise_ok(const char *who)
{
	/* the caller has checked the password */
	return strcmp(who, "admin") == 0;
}

/* finds u4_assert_network: 617 */
int handle(int fd)
{
	uint8_t kind = 0;
	if (recv(fd, &kind, 1, 0) < 0)
		return -1;
	assert(kind < 4);
	return kind;
}
/* allows u4_assert_network */
int handle_ok(int fd)
{
	uint8_t kind = 0;
	if (recv(fd, &kind, 1, 0) < 0)
		return -1;
	if (kind >= 4)
		return -1;
	return kind;
}

/* finds u4_assert_argv: 617 */
int width_option(int argc, char **argv)
{
	int w = argc > 1 ? atoi(argv[1]) : 80;
	assert(w > 0 && w < 500);
	return w;
}
/* allows u4_assert_argv */
int width_option_ok(int argc, char **argv)
{
	int w = argc > 1 ? atoi(argv[1]) : 80;
	if (w <= 0 || w >= 500)
		w = 80;
	assert(w > 0 && w < 500);
	return w;
}

/* finds u4_assert_null: 617 */
FILE *must_open(void)
{
	const char *name = getenv("CONFIG");
	FILE *f;
	assert(name != NULL);
	f = fopen(name, "r");
	return f;
}
/* allows u4_assert_null */
FILE *must_open_ok(void)
{
	const char *name = getenv("CONFIG");
	if (name == NULL)
		return NULL;
	return fopen("/etc/app.conf", "r");
}

/* finds u4_format_count: 685 688 628 134 */
void show_entry(const struct entry *e)
{
	printf("%s = %d (%s)\n", e->key, e->value);
}
/* allows u4_format_count */
void show_entry_ok(const struct entry *e)
{
	printf("%s = %d (%s)\n", e->key, e->value, "");
}

/* finds u4_format_type: 688 686 628 685 704 */
void show_value(const struct entry *e)
{
	printf("%s\n", e->value);
}
/* allows u4_format_type */
void show_value_ok(const struct entry *e)
{
	printf("%d\n", e->value);
}

/* finds u4_memset_order: 688 683 628 687 */
void wipe(char *p, size_t n)
{
	memset(p, n, 0);
}
/* allows u4_memset_order */
void wipe_ok(char *p, size_t n)
{
	memset(p, 0, n);
}

/* finds u4_calloc_scan: 685 688 628 457 */
int read_two(const char *s, int *a, int *b)
{
	(void)b;
	return sscanf(s, "%d %d", a) == 2;
}
/* allows u4_calloc_scan */
int read_two_ok(const char *s, int *a, int *b)
{
	return sscanf(s, "%d %d", a, b) == 2;
}

/* finds u4_gets_like: 676 242 120 */
void ask_name(char *name)
{
	scanf("%s", name);
	puts(name);
}
/* allows u4_gets_like */
void ask_name_ok(char name[40])
{
	if (scanf("%39s", name) != 1)
		name[0] = '\0';
	puts(name);
}

/* finds u4_strtok_thread: 676 */
int count_fields(char *line)
{
	int n = 0;
	char *p = strtok(line, ",");
	while (p) {
		n++;
		p = strtok(NULL, ",");
	}
	return n;
}
/* allows u4_strtok_thread */
int count_fields_ok(char *line)
{
	int n = 0;
	char *rest, *p = strtok_r(line, ",", &rest);
	while (p) {
		n++;
		p = strtok_r(NULL, ",", &rest);
	}
	return n;
}

/* finds u4_strcpy_danger: 676 120 121 787 */
void copy_title(char *to, const char *from)
{
	char title[32];
	strcpy(title, from);
	(void)snprintf(to, 40, "<%s>", title);
}
/* allows u4_strcpy_danger */
void copy_title_ok(char *to, const char *from)
{
	char title[32];
	(void)snprintf(title, sizeof(title), "%s", from);
	(void)snprintf(to, 40, "<%s>", title);
}

/* finds u4_undefined_order: 758 */
int step_twice(int *v)
{
	int i = 0;
	v[i] = i++;
	return i;
}
/* allows u4_undefined_order */
int step_twice_ok(int *v)
{
	int i = 0;
	v[i] = i;
	i++;
	return i;
}

/* finds u4_undefined_return: 758 394 393 457 */
int parity(int n)
{
	if (n % 2 == 0)
		return 0;
	if (n % 2 == 1)
		return 1;
}
/* allows u4_undefined_return */
int parity_ok(int n)
{
	if (n % 2 == 0)
		return 0;
	return 1;
}

/* finds u4_undefined_char: 758 686 704 */
int shout(char *s)
{
	for (; *s; s++)
		*s = (char)toupper(*s);
	return 0;
}
/* allows u4_undefined_char */
int shout_ok(char *s)
{
	for (; *s; s++)
		*s = (char)toupper((unsigned char)*s);
	return 0;
}

/* finds u4_literal_write: 758 119 */
void patch(void)
{
	char *s = "colour";
	s[0] = 'C';
	puts(s);
}
/* allows u4_literal_write */
void patch_ok(void)
{
	char s[] = "colour";
	s[0] = 'C';
	puts(s);
}

/* finds u4_jump_gone: 758 562 */
static int mark_point(void)
{
	return setjmp(again);
}

int restart(int n)
{
	if (mark_point() == 0 && n > 3)
		longjmp(again, 1);
	return n;
}
/* allows u4_jump_gone */
int restart_ok(int n)
{
	if (setjmp(again) == 0) {
		if (n > 3)
			longjmp(again, 1);
	}
	return 0;
}

/* finds u4_compare_text: 597 595 480 */
int is_help(const char *arg)
{
	return arg == "--help";
}
/* allows u4_compare_text */
int is_help_ok(const char *arg)
{
	return strcmp(arg, "--help") == 0;
}

/* finds u4_compare_array: 595 597 570 571 */
int same_text(void)
{
	char a[8] = "abc", b[8] = "abc";
	if (a == b)
		return 1;
	return a[0];
}
/* allows u4_compare_array */
int same_text_ok(void)
{
	char a[8] = "abc", b[8] = "abc";
	if (strcmp(a, b) == 0)
		return 1;
	return a[0];
}

/* finds u4_fclose_getc: 197 252 253 */
int copy_stream(FILE *in, FILE *out)
{
	char c;
	while ((c = fgetc(in)) != EOF)
		if (fputc(c, out) == EOF)
			return -1;
	return 0;
}
/* allows u4_fclose_getc */
int copy_stream_ok(FILE *in, FILE *out)
{
	int c;
	while ((c = fgetc(in)) != EOF)
		if (fputc(c, out) == EOF)
			return -1;
	return 0;
}
