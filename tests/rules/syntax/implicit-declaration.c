/* SPDX-License-Identifier: Apache-2.0 */
/* syntax/implicit-declaration: what it finds, then what it must leave alone. */
#include "implicit-declaration.h"

int finds_a_call(int n)
{
	return undeclared_sum(n, 2); /* expect: syntax/implicit-declaration undeclared_sum */
}

void finds_a_statement(void)
{
	undeclared_close(3); /* expect: syntax/implicit-declaration */
}

#define READ(n) undeclared_read(n)
int finds_through_a_macro(int n)
{
	return READ(n); /* expect: syntax/implicit-declaration */
}

int allows_a_declared_function(int n)
{
	return declared(n);
}

static int later(int n);
int allows_one_that_is_defined_later(int n)
{
	return later(n);
}
static int later(int n)
{
	return n + 1;
}

int allows_a_pointer(int (*call)(int), int n)
{
	return call(n) + __builtin_abs(n);
}
