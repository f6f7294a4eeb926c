/* SPDX-License-Identifier: Apache-2.0 */
/* injection/format-string: what it finds, then what it must leave alone. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <syslog.h>

#include "format-string.h"

#define _(text) gettext(text)
char *gettext(const char *text);

void finds_a_parameter(const char *text)
{
	syslog(LOG_INFO, text); /* expect: injection/format-string syslog() */
	fprintf(stderr, text); /* expect: injection/format-string */
}

void finds_a_buffer(const char *topic)
{
	char line[80];
	strncpy(line, topic, sizeof(line));
	printf(line, 1); /* expect: injection/format-string */
}

void finds_one_of_two(int known, const char *text)
{
	printf(known ? "known\n" : text); /* expect: injection/format-string */
}

void finds_what_was_set_to_input(const char *text)
{
	const char *format = "%d\n";
	if (*text)
		format = text;
	printf(format, 1); /* expect: injection/format-string */
}

#define SAY(text) fprintf(stderr, text)
void finds_through_a_macro(char *const *argv)
{
	SAY(argv[1]); /* expect: injection/format-string */
}

int finds_a_table_that_can_change(int i, char *out)
{
	static const char *formats[] = {"%d", "%x"};
	formats[0] = out;
	return snprintf(out, 10, formats[i], i); /* expect: injection/format-string */
}

struct column {
	const char *title;
	const char *format;
	const char *chosen;
};

void finds_a_field_that_is_set_to_input(struct column *c, const char *text)
{
	c->chosen = text;
	printf(c->chosen, 1); /* expect: injection/format-string */
}

static void print_one(const char *format, int value)
{
	printf(format, value); /* expect: injection/format-string */
}

void finds_a_caller_that_gives_input(const char *text)
{
	print_one("%d\n", 1);
	print_one(text, 2);
}

void finds_a_text_in_a_built_format(const char *unit, int value)
{
	char format[32];
	snprintf(format, sizeof(format), "%%d %s\n", unit);
	printf(format, value); /* expect: injection/format-string */
}

void allows_literals(const char *text)
{
	printf("%s", text);
	printf("a" "b %d\n", 1);
	syslog(LOG_INFO, "%s", text);
}

static const char usage[] = "usage: %s FILE\n";
static const char *const formats[] = {"%d\n", "%x\n"};
static const struct {
	int kind;
	const char *format;
} const_table[] = {{1, "%d\n"}, {2, "%x\n"}};

void allows_constants(int i, const char *name)
{
	const char *format = i ? "%d\n" : "%x\n";
	printf(usage, name);
	printf(formats[i], i);
	printf(const_table[i].format, i);
	printf(format, i);
}

void allows_translations(const char *name)
{
	printf(_("hello %s\n"), name);
}

void allows_a_local_with_safe_values(int i)
{
	const char *format;
	if (i)
		format = "%d\n";
	else
		format = "%x\n";
	printf(format, i);
}

void allows_a_wrapper(const char *format, ...)
{
	va_list args;
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
}

void allows_a_wrapper_of_a_list(FILE *out, const char *format, va_list args)
{
	vfprintf(out, format, args);
}

static const struct column columns[] = {{"id", "%d", NULL}, {"hex", "%x", NULL}};
extern const char version_format[];

void allows_fields_of_constants(const struct column *c, int value)
{
	const struct column *first = columns;
	printf(c->format, value);
	printf(first->format, value);
	printf(version_format, value);
}

static void print_padded(const char *format, int value)
{
	printf(format, value);
}

void allows_callers_that_give_constants(void)
{
	print_padded("%3d\n", 1);
	print_padded("%03d\n", 2);
}

void allows_a_format_built_from_numbers(int width, int value)
{
	char format[16];
	snprintf(format, sizeof(format), "%%%dd %s\n", width, value ? "on" : "off");
	printf(format, value);
}

void allows_a_table_that_is_only_read(int i)
{
	const char *names[] = {"%d\n", "%x\n"};
	printf(names[i], i);
}

/* A program's own error() has its format elsewhere. */
void error(const char *format, ...);
void warn(const char *format, ...);
void allows_functions_of_that_name(const char *text)
{
	error("%s %s %s", text, text, text);
	warn("%s", text);
}

const char *greeting_page = "<p>%s</p>\n";
const char *chosen_page = "<p>%s</p>\n";
void allows_a_page_that_stands_in_the_program(const char *name)
{
	printf(greeting_page, name);
}
void finds_a_page_that_is_chosen(const char *page, const char *name)
{
	if (page)
		chosen_page = page;
	printf(chosen_page, name); /* expect: injection/format-string */
}

const char *addresses[] = {"tcp://127.0.0.1:%u", "ws://127.0.0.1:%u"};
void allows_an_element_of_a_table_of_literals(char *to, unsigned long size, int kind, unsigned port)
{
	snprintf(to, size, addresses[kind % 2], port);
}

const char *replaced[] = {"%u", "%x"};
void finds_an_element_that_is_replaced(const char *format, unsigned port)
{
	replaced[1] = format;
	printf(replaced[1], port); /* expect: injection/format-string */
}
