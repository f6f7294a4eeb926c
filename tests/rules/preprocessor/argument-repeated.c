/* SPDX-License-Identifier: Apache-2.0 */
/* preprocessor/argument-repeated: what it finds, then what it must leave alone. */
#include "argument-repeated.h"

int use(int value);

#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define LIMIT(v, most) (MAX((v), 0) > (most) ? (most) : (v))
#define ONCE(x) use(x)
#define EITHER(c, x) ((c) ? use(x) : -use(x))
#define SIZED(x) (sizeof(x) == 4 ? use(x) : 0)
#define CHECKED(x) (__builtin_constant_p(x) ? 1 : use(x))
#define PLACE(p, v)     \
	do {            \
		if (p)  \
			use(v); \
		else    \
			use(0); \
	} while (0)

int finds_a_pointer_that_moves_twice(const int *at)
{
	return MAX(*at++, 3); /* expect: preprocessor/argument-repeated MAX() */
}

int finds_an_assignment(int a, int b)
{
	return SQUARE(a = b + 1); /* expect: preprocessor/argument-repeated */
}

int finds_a_decrement(int n)
{
	return MAX(2, --n); /* expect: preprocessor/argument-repeated */
}

int finds_through_a_macro_in_a_macro(int n)
{
	return LIMIT(n++, 10); /* expect: preprocessor/argument-repeated */
}

int allows_one_use(int n)
{
	return ONCE(n++);
}

int allows_two_branches(int c, int n)
{
	return EITHER(c, n++);
}

int allows_what_is_measured(int n)
{
	return SIZED(n++) + CHECKED(n++);
}

int allows_arguments_that_change_nothing(int n, int m)
{
	return MAX(n + 1, m) + MAX(use(n), use(m));
}

void allows_a_statement(int *p, int v)
{
	PLACE(p, v++);
}

int allows_two_uses(int n)
{
	return ONCE(n++) + ONCE(n++);
}

#define BOTH(a, b, v) ((a) = (v), (b) = (a) + 1)
int allows_several_assignments_of_a_macro(int a, int b, int v)
{
	return ONCE(BOTH(a, b, v));
}

#define mix(a, b)              \
	{                      \
		a -= b;        \
		b ^= (a << 8); \
		a -= b;        \
	}
unsigned allows_a_macro_that_changes_its_arguments(unsigned a, unsigned b)
{
	mix(a, b);
	return a ^ b;
}

#define TWICE(what) what what
#define EACH(n, what)                        \
	do {                                 \
		int i_;                      \
		for (i_ = 0; i_ < (n); i_++) \
			what;                \
		if ((n) > 9)                 \
			what;                \
	} while (0)
int allows_statements(int n)
{
	int count = 0;

	TWICE(count++; n--;)
	EACH(n, { count++; });
	return count;
}
