/* SPDX-License-Identifier: Apache-2.0 */
/* api/format-arguments: what it finds, then what it must leave alone. */
#include <stdio.h>
#include <syslog.h>
struct user {
	char name[8];
	int id;
};
int old_style();

#include "format-arguments.h"

void finds_a_missing_argument(int n)
{
	printf("%d of %d\n", n); /* expect: api/format-arguments 2 */
}

void finds_a_number_for_text(struct user *u)
{
	printf("%s\n", u->id); /* expect: api/format-arguments */
}

void finds_text_for_a_number(struct user *u, char *line)
{
	sprintf(line, "%d", u->name); /* expect: api/format-arguments */
}

void finds_a_character_for_text(char c)
{
	syslog(LOG_INFO, "got %s", c); /* expect: api/format-arguments */
}

void finds_too_many(int a, int b)
{
	fprintf(stderr, "%d\n", a, b); /* expect: api/format-arguments 1 */
}

#define REPORT(format) printf(format)
void finds_through_a_macro(void)
{
	REPORT("%u left\n"); /* expect: api/format-arguments */
}

void allows_what_fits(struct user *u, const void *p, double d)
{
	printf("%s %d %p %5.2f %% %c\n", u->name, u->id, p, d, u->name[0]);
}

void allows_a_width_that_is_given(int width, const char *text, long long n, unsigned long size)
{
	printf("%*s %.*s %lld %zu %-08lx\n", width, text, 3, text, n, size, size);
}

void allows_a_format_that_is_not_known(const char *format, int n)
{
	printf(format, n);
}

void allows_numbered_arguments(int a, const char *b)
{
	printf("%2$s %1$d\n", a, b);
}

int allows_reading(const char *line, int *n, char *word)
{
	return sscanf(line, "%d %*s %7s %[a-z]", n, word, word);
}

void allows_an_error_text(void)
{
	syslog(LOG_ERR, "cannot open: %m");
}

int finds_a_scan_without_a_target(const char *s, int *a)
{
	return sscanf(s, "%d %d", a); /* expect: api/format-arguments takes 2 pointers and 1 is */
}

int allows_scans(const char *s, int *a, char *b)
{
	return sscanf(s, "%d %*d %3[]a-z] %%", a, b) + sscanf(s, "%d%n", a, a);
}
