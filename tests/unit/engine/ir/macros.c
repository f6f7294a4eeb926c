/* flags: -std=c11 -DFROM_FLAGS=3 */
#include "macros.h"
#define LIMIT 10
#define TWICE(x) ((x) + (x))
#define PLUS_ONE(x) x + 1
#define EACH(i, n) for ((i) = 0; (i) < (n); (i)++)
#define FOREVER for (;;)
#define PASTE(a, b) a##b
#define STRING(a) #a
#define NAME "name " STRING(LIMIT)
#define ALIAS function
#define CALL(f, ...) f(__VA_ARGS__)
#define STATEMENT(x)             \
	do {                     \
		if (x)           \
			function(x); \
	} while (0)
#define DECLARE(name) int name##_of(int a) { return a; }
#define INNER(x) OUTER_BODY(x)
#define OUTER_BODY(x) ((x) * 2)
int function(int);
int print(const char *, ...);
DECLARE(made)
int uses(int a)
{
	int i;

	EACH(i, LIMIT)
		a++;
	FOREVER
		break;
	a = TWICE(a) + PLUS_ONE(a);
	a = LIMIT;
	a = LIMIT + a;
	a = a + LIMIT;
	a = PASTE(1, 2);
	a = TWICE(LIMIT);
	a = INNER(a + 1);
	a = ALIAS(a);
	a = CALL(function, a);
	CALL(print, "%d %s", a, NAME);
	STATEMENT(a > 1);
	TWICE(function(
		a));
	a = FROM_FLAGS + HEADER_LIMIT + HEADER_ADD(a, 2);
	return __LINE__;
}
