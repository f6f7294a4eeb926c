/* SPDX-License-Identifier: Apache-2.0 */
/* credentials/short-password: what it finds, then what it must leave alone. */
#include <string.h>

#include "short-password.h"

/* --- finds --- */

int finds_a_comparison(const char *password)
{
	return strlen(password) >= 4; /* expect: credentials/short-password */
}

int finds_a_refusal(const char *new_password)
{
	if (strlen(new_password) < 6) /* expect: credentials/short-password */
		return 0;
	return 1;
}

enum { PASSWORD_MIN_CHARACTERS = 5 }; /* expect: credentials/short-password */

#define LEAST 4

int finds_a_macro(const char *passwd)
{
	return strlen(passwd) < LEAST; /* expect: credentials/short-password */
}

/* --- leaves alone --- */

int allows_a_long_one(const char *password)
{
	return strlen(password) >= 12;
}

int allows_a_test_for_empty(const char *password)
{
	return strlen(password) < 1;
}

int allows_a_maximum(const char *password)
{
	return strlen(password) == 4;
}

int allows_other_texts(const char *name)
{
	return strlen(name) >= 2;
}
