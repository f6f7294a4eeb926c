/* SPDX-License-Identifier: Apache-2.0 */
/* preprocessor/argument-torn: what it finds, then what it must leave alone. */
#include "argument-torn.h"

#define HALF(x) x / 2
int finds_through_a_macro(int a, int b)
{
	return HALF(a + b); /* expect: preprocessor/argument-torn HALF() takes only a part */
}

#define IS_OFF(x) (!x)
int finds_a_negation(int flags, int mask)
{
	return IS_OFF(flags & mask); /* expect: preprocessor/argument-torn */
}

#define AT(base, row, width) ((base) + row * width)
int finds_the_second(int base, int row)
{
	return AT(base, row + 1, 16); /* expect: preprocessor/argument-torn */
}

#define MASKED(x) (0xff & x)
int finds_a_choice(int c, int a)
{
	return MASKED(c ? a : 0); /* expect: preprocessor/argument-torn */
}

int allows_simple_arguments(int a, int b)
{
	return HALF(a) + HALF((a + b)) + HALF(a * b) + SCALED(-a);
}

#define SAFE(x) ((x) * 10)
int allows_parentheses(int a, int b)
{
	return SAFE(a + b);
}

#define SUM(a, b) (a + b)
int allows_equal_strength(int a, int b)
{
	return SUM(a * 2, b + 1) + SUM(a + 1, b);
}

int twice(int n);
#define CALL(f, x) (1 + f(x))
int allows_arguments_of_calls(int a, int b)
{
	return CALL(twice, a + b);
}
