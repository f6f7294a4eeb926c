/* SPDX-License-Identifier: Apache-2.0 */
/* preprocessor/macro-redefined: what it finds, then what it must leave alone. */
#include "macro-redefined.h"

#define PATH_MAX 64 /* expect: preprocessor/macro-redefined 'PATH_MAX' */
int finds_a_macro_of_a_standard_header(char path[PATH_MAX])
{
	return path[0];
}

#define LIMIT 8 /* expect: preprocessor/macro-redefined 'LIMIT' */
int finds_a_macro_of_the_project(void)
{
	return LIMIT;
}

#define TWICE(n) ((n) + (n))
#define TWICE(n) ((n)*2 + 1) /* expect: preprocessor/macro-redefined 'TWICE' */
int finds_one_with_a_parameter_which_is_a_macro(int n)
{
	return TWICE(n);
}

#define SAME 4
int allows_the_same_text(void)
{
	return SAME;
}

#undef BUFSIZ
#define BUFSIZ 256
int allows_one_that_is_taken_away_first(char text[BUFSIZ])
{
	return text[0];
}

#ifndef NAME_MAX
#define NAME_MAX 255
#endif
int allows_one_that_is_not_there(char name[NAME_MAX])
{
	return name[0];
}
