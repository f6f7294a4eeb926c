/* SPDX-License-Identifier: Apache-2.0 */
/* preprocessor/bare-parameter: what it finds, then what it must leave alone. */
#include "bare-parameter.h"

#define FINDS_A_PRODUCT(x) (2 * x) /* expect: preprocessor/bare-parameter 'x' stands beside */
#define FINDS_THE_SECOND(a, b) ((a) << b) /* expect: preprocessor/bare-parameter 'b' */
#define FINDS_A_NEGATION(ok) (!ok) /* expect: preprocessor/bare-parameter */
#define FINDS_ON_ANOTHER_LINE(x) \
	do { \
		int n = x - 1; /* expect: preprocessor/bare-parameter */ \
		(void)n; \
	} while (0)
int finds_through_a_macro(int n)
{
	FINDS_ON_ANOTHER_LINE(n);
	return FINDS_A_PRODUCT(n) + FINDS_THE_SECOND(n, 1) + FINDS_A_NEGATION(n);
}

#define ALLOWS_PARENTHESES(x) (2 * (x))
#define ALLOWS_ARGUMENTS(f, x) f(x, (x))
#define ALLOWS_NAMES(s, field) ((s).field + (s).x)
#define ALLOWS_TEXT(x) "x + 1" #x
#define ALLOWS_PASTING(x) value_##x
#define ALLOWS_ASSIGNMENT(v, x) v = x
#define ALLOWS_INDEX(a, i) a[i]
#define ALLOWS_DECLARATIONS(type, name) const type *name
#define ALLOWS_MORE_DECLARATIONS(type, name) type * name
#define ALLOWS_MEMBERS(p) (&p->next)
int allows_uses(int n)
{
	return ALLOWS_PARENTHESES(n);
}

/* #define ALLOWS_COMMENTS(x) (x + 1) */
int allows_comments(int n)
{
	return n;
}

const char *allows_texts(void)
{
	return "\n#define X(x) x+1";
}
