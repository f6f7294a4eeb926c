/* SPDX-License-Identifier: Apache-2.0 */
/* credentials/success-by-default: what it finds, then what it must leave alone. */
#include "success-by-default.h"

enum result { AUTH_OK, AUTH_FAILED };
char *copy_of(const char *text);

bool finds_authenticate_with_goto(const char *user, const char *password)
{
	bool good = true;

	if (!user || !password)
		goto out; /* expect: credentials/success-by-default 'good' */
	good = matches(user, password);
out:
	return good;
}

enum result finds_verify_with_a_name(const char *user, const char *password)
{
	enum result result = AUTH_OK;
	char *copy = copy_of(user);

	if (!copy)
		return result; /* expect: credentials/success-by-default 'result' */
	if (!matches(copy, password))
		result = AUTH_FAILED;
	return result;
}

#define LEAVE_UNLESS(c) if (!(c)) goto out
bool finds_login_through_a_macro(const char *user, const char *password)
{
	bool in = true;

	LEAVE_UNLESS(user); /* expect: credentials/success-by-default */
	in = matches(user, password);
out:
	return in;
}

bool allows_login_that_starts_with_no(const char *user, const char *password)
{
	bool allowed = false;

	if (!user)
		goto out;
	allowed = matches(user, password);
out:
	return allowed;
}

bool allows_login_that_is_set_first(const char *user, const char *password)
{
	bool allowed = true;

	allowed = matches(user, password);
	if (!allowed)
		return allowed;
	return allowed;
}

bool allows_other_functions(const char *user, const char *password)
{
	bool found = true;

	if (!user)
		return found;
	found = matches(user, password);
	return found;
}

bool allows_verify_without_a_way_out(const char *user, const char *password)
{
	bool good = true;

	if (!matches(user, password))
		good = false;
	return good;
}
