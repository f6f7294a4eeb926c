/* SPDX-License-Identifier: Apache-2.0 */
/* syntax/misleading-block: what it finds, then what it must leave alone. */
int check(int step);

#include "misleading-block.h"

int finds_a_doubled_jump(int e)
{
	if ((e = check(1)) != 0)
		goto fail;
		goto fail; /* expect: syntax/misleading-block */
	e = check(2);
fail:
	return e;
}

int finds_a_second_statement(int n)
{
	if (n < 0)
		n = 0;
		n++; /* expect: syntax/misleading-block */
	return n;
}

int finds_a_loop(int n)
{
	int sum = 0;

	while (n-- > 0)
		sum += n;
		check(sum); /* expect: syntax/misleading-block */
	return sum;
}

int finds_an_empty_body(int n)
{
	if (n > 3); /* expect: syntax/misleading-block ';' */
	{
		n = 3;
	}
	return n;
}

int finds_an_empty_loop(int n)
{
	int i;

	for (i = 0; i < n; i++); /* expect: syntax/misleading-block ';' */
	{
		check(i);
	}
	return i;
}

#define CHECK(x) check(x)
int finds_through_a_macro(int n)
{
	if (n)
		CHECK(n);
		CHECK(1); /* expect: syntax/misleading-block */
	return n;
}

int allows_braces(int n)
{
	if (n < 0) {
		n = 0;
		n++;
	}
	return n;
}

int allows_an_empty_loop(const char *s)
{
	const char *p = s;

	while (*p++)
		;
	for (; *s; s++);
	return (int)(p - s);
}

int allows_one_line(int n)
{
	if (n) n--; n++;
	return n;
}

int allows_else(int n)
{
	if (n)
		n = 1;
	else
		n = 2;
	n++;
	return n;
}

int allows_what_some_builds_leave_out(int n)
{
	if (n)
#ifdef NEVER
		check(n);
	else
#endif
		n--;
#ifndef NEVER
		n++;
#endif
	return n;
}

int finds_a_loop_that_ends_too_soon(const int *v, int n)
{
	int i, sum = 0;
	for (i = 0; i < n; i++); /* expect: syntax/misleading-block */
		sum += v[i];
	return sum;
}
int allows_a_loop_that_counts(const char *s)
{
	int n;
	for (n = 0; s[n]; n++);
	return n;
}
