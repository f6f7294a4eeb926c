/* SPDX-License-Identifier: Apache-2.0 */
/* control/end-of-file-missed: what it finds, then what it must leave alone. */
#include "end-of-file-missed.h"

void finds_a_call(FILE *f)
{
	while (getc(f) != '\n') /* expect: control/end-of-file-missed */
		;
}

int finds_a_variable(FILE *f)
{
	int c, n = 0;

	while ((c = fgetc(f)) != '"' && c != '\n') /* expect: control/end-of-file-missed EOF */
		n++;
	return n;
}

int finds_at_the_end(void)
{
	int c;

	do
		c = getchar();
	while (c != '\n'); /* expect: control/end-of-file-missed */
	return c;
}

#define SKIP(f, what)             \
	while (getc(f) != (what)) \
		;
void finds_through_a_macro(FILE *f)
{
	SKIP(f, '\n'); /* expect: control/end-of-file-missed */
}

int allows_both(FILE *f)
{
	int c;

	do
		c = getc(f);
	while (c != '\n' && c != EOF);
	return c;
}

int allows_a_way_out(FILE *f)
{
	int c;

	while ((c = getc(f)) != '\n')
		if (c < 0)
			break;
	return c;
}

void allows_the_end(FILE *f)
{
	int n = 0;

	while (getc(f) != EOF)
		n++;
	printf("%d", n);
}

int allows_another_source(const char *s)
{
	int c;

	while ((c = *s++) != '\n')
		;
	return c;
}

void allows_a_question(FILE *f)
{
	int c = 0;

	while (c != '\n' && !feof(f))
		c = getc(f);
}
