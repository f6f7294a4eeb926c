/* SPDX-License-Identifier: Apache-2.0 */
/* control/dead-check: what it finds, then what it must leave alone. */
#include "dead-check.h"

int finds_a_goto_too_many(const void *data, const void *signature, int size)
{
	int result = -1;

	if (size < 64)
		goto out;
		goto out;
	result = verify_signature(data, signature); /* expect: control/dead-check */
out:
	return result;
}

int finds_a_condition_that_is_never(const char *user)
{
	if (0)
		return authenticate(user); /* expect: control/dead-check authenticate() */
	return 1;
}

int finds_an_else(const char *user)
{
	if (1) {
		work();
	} else {
		if (!authenticate(user)) /* expect: control/dead-check */
			return 0;
	}
	return 1;
}

#define SKIP return 1
int finds_through_a_macro(const char *user)
{
	SKIP;
	return authenticate(user); /* expect: control/dead-check */
}

int allows_a_label(const char *user, int again)
{
	if (again)
		goto ask;
	return 0;
ask:
	return authenticate(user);
}

int allows_a_case(const char *user, int kind)
{
	switch (kind) {
	case 1:
		return 1;
	case 2:
		return authenticate(user);
	}
	return 0;
}

#define CHECKED 0
int allows_a_configuration(const char *user)
{
	if (CHECKED)
		return authenticate(user);
	return 1;
}

int allows_other_calls(void)
{
	return 1;
	work();
}

int allows_a_way_around(const char *user, int quick)
{
	if (quick)
		return 1;
	return authenticate(user);
}
