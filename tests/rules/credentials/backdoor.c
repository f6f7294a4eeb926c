/* SPDX-License-Identifier: Apache-2.0 */
/* credentials/backdoor: what it finds, then what it must leave alone. */
#include <string.h>

int verify(const char *user, const char *typed);

#include "backdoor.h"

/* --- finds --- */

int authenticate(const char *user, const char *typed)
{
	return !strcmp(typed, "xk4-service") || verify(user, typed); /* expect: credentials/backdoor */
}

int check_early(const char *user, const char *typed)
{
	if (strcmp(user, "factory7") == 0) /* expect: credentials/backdoor */
		return 1;
	return verify(user, typed);
}

#define IS(a, b) (strcmp(a, b) == 0)

int finds_a_macro(const char *user, const char *password, const char *stored)
{
	(void)user;
	if (IS(password, "opensesame1") || IS(password, stored)) /* expect: credentials/backdoor */
		return 1;
	return 0;
}

int finds_a_pair(const char *user, const char *typed, const char *stored)
{
	if (strcmp(user, "support") == 0 && strcmp(typed, "open-7") == 0) /* expect: credentials/backdoor */
		return 1;
	return strcmp(typed, stored) == 0;
}

/* --- leaves alone --- */

int allows_two_words(const char *verb, const char *object, int n)
{
	if (strcmp(verb, "show") == 0 && strcmp(object, "all") == 0)
		return 1;
	return n > 2;
}

int fits_any_name(const char *pattern, const char *name)
{
	if (strcmp(pattern, "all") == 0)
		return 1;
	return strcmp(pattern, name) == 0;
}


int allows_a_check(const char *user, const char *typed)
{
	return verify(user, typed);
}

int check_a_refusal(const char *user, const char *typed)
{
	if (strcmp(user, "nobody") == 0)
		return 0;
	return verify(user, typed);
}

int allows_options(const char *word, const char *name)
{
	return !strcmp(word, "-h") || !strcmp(word, "--help") || !strcmp(word, name);
}

int allows_two_commands(const char *word)
{
	return !strcmp(word, "stop") || !strcmp(word, "halt");
}

int allows_both(const char *user, const char *typed)
{
	return !strcmp(user, "admin") && verify(user, typed);
}
