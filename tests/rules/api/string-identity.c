/* SPDX-License-Identifier: Apache-2.0 */
/* api/string-identity: what it finds, then what it must leave alone. */
#include <string.h>

#include "string-identity.h"

int finds_an_equality(const char *user)
{
	return user == "admin"; /* expect: api/string-identity address */
}

int finds_an_inequality(char *mode)
{
	if (mode != "open") /* expect: api/string-identity */
		return 1;
	return 0;
}

int finds_a_literal_on_the_left(const char *user)
{
	return "guest" == user; /* expect: api/string-identity */
}

#define ROOT "root"
int finds_through_a_macro(const char *user)
{
	return user == ROOT; /* expect: api/string-identity */
}

int allows_a_comparison_of_text(const char *user)
{
	return strcmp(user, "admin") == 0;
}

int allows_characters(const char *user)
{
	return *user == 'a';
}

int allows_two_pointers(const char *a, const char *b)
{
	return a == b || a == NULL;
}
