/* SPDX-License-Identifier: Apache-2.0 */
/* api/number-unchecked: what it finds, then what it must leave alone. */
#include <stdlib.h>

#include <errno.h>

#include "number-unchecked.h"

int finds_an_int(const char *text)
{
	return atoi(text); /* expect: api/number-unchecked */
}

long finds_a_long(const char *text)
{
	long n = atol(text); /* expect: api/number-unchecked */
	return n;
}

double finds_a_double(const char *text)
{
	return atof(text) * 2; /* expect: api/number-unchecked */
}

#define NUMBER(text) atoi(text)
int finds_through_a_macro(const char *text)
{
	return NUMBER(text); /* expect: api/number-unchecked */
}

long allows_one_that_tells(const char *text, char **end)
{
	return strtol(text, end, 10);
}

static int atoll_(const char *text)
{
	return *text - '0';
}
int allows_a_function_of_its_own(const char *text)
{
	return atoll_(text);
}

typedef int read_fn(const char *);
read_fn *allows_naming_it(void)
{
	return atoi;
}

long finds_one_that_nobody_asks(const char *text)
{
	return strtol(text, NULL, 10); /* expect: api/number-unchecked 'text' may be none */
}

long allows_who_asks_errno(const char *text)
{
	long value;

	errno = 0;
	value = strtol(text, NULL, 0);
	return errno ? -1 : value;
}

int sscanf(const char *text, const char *format, ...);
int allows_a_number_in_a_format(const char *text)
{
	int n;

	return sscanf(text, "%d", &n) == 1 ? n : -1;
}
