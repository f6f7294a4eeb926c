/* SPDX-License-Identifier: Apache-2.0 */
/* errors/errno-ignored: what it finds, then what it must leave alone. */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "errno-ignored.h"

long finds_a_number(const char *text)
{
	errno = 0;
	return strtol(text, NULL, 10); /* expect: errors/errno-ignored strtol() */
}

double finds_a_root(double x)
{
	double y;
	errno = 0;
	y = sqrt(x); /* expect: errors/errno-ignored */
	printf("%f", y);
	return y;
}

double finds_a_logarithm(double x)
{
	errno = 0;
	return log(x) + 1; /* expect: errors/errno-ignored */
}

#define NUMBER(t) (errno = 0, strtol(t, NULL, 0))
long finds_through_a_macro(const char *text)
{
	return NUMBER(text); /* expect: errors/errno-ignored */
}

long allows_a_check(const char *text)
{
	long n;
	errno = 0;
	n = strtol(text, NULL, 10);
	return errno == ERANGE ? -1 : n;
}

double allows_a_message(double x)
{
	errno = 0;
	x = sqrt(x);
	perror("sqrt");
	return x;
}

int allows_no_such_call(int x)
{
	errno = 0;
	return abs(x);
}
