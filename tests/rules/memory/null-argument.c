/* SPDX-License-Identifier: Apache-2.0 */
/* memory/null-argument: what it finds, then what it must leave alone. */
#include <string.h>

#include "null-argument.h"

void take(char *text) __attribute__((nonnull));
void take_second(char *a, char *b) __attribute__((nonnull(2)));

unsigned long finds_a_library_function(void)
{
	return strlen((const char *)0); /* expect: memory/null-argument */
}

void finds_a_function_of_the_program(void)
{
	take(0); /* expect: memory/null-argument */
}

void finds_the_second(char *a)
{
	take_second(a, 0); /* expect: memory/null-argument */
}

#define NOTHING ((char *)0)
void finds_through_a_macro(void)
{
	take(NOTHING); /* expect: memory/null-argument */
}

void allows_an_object(char *a)
{
	take(a);
}

void allows_the_other_argument(char *b)
{
	take_second(0, b);
}

void allows_text(void)
{
	char text[] = "x";
	take(text);
}
