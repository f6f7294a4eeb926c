/* SPDX-License-Identifier: Apache-2.0 */
/* audit/failure-unlogged: what it finds, then what it must leave alone. */
#include "failure-unlogged.h"

int verify_password(const char *user, const char *password);
int connect_to(const char *host);
void free(void *p);
void refuse(const char *user);

int finds_an_early_return(const char *user, const char *hash, const char *stored)
{
	if (strcmp(hash, stored) != 0) /* expect: audit/failure-unlogged */
		return -1;
	syslog(6, "user %s signed in", user);
	return 0;
}

int finds_an_empty_else(const char *user, const char *password)
{
	int token = 0;
	if (verify_password(user, password)) { /* expect: audit/failure-unlogged */
		syslog(6, "logon of %s", user);
		token = 1;
	} else {
		token = 0;
	}
	return token;
}

int finds_a_release(char *copy, const char *user, const char *password)
{
	if (!verify_password(user, password)) { /* expect: audit/failure-unlogged */
		free(copy);
		return 0;
	}
	syslog(6, "access granted to %s", user);
	return 1;
}

#define UNLESS(x) if (!(x)) return -1
int finds_through_a_macro(const char *user, const char *password)
{
	UNLESS(verify_password(user, password)); /* expect: audit/failure-unlogged */
	syslog(6, "%s logged in", user);
	return 0;
}

int allows_both(const char *user, const char *hash, const char *stored)
{
	if (strcmp(hash, stored) != 0) {
		syslog(4, "user %s failed to sign in", user);
		return -1;
	}
	syslog(6, "user %s signed in", user);
	return 0;
}

int allows_another_function(const char *user, const char *password)
{
	if (!verify_password(user, password)) {
		refuse(user);
		return -1;
	}
	syslog(6, "user %s signed in", user);
	return 0;
}

int allows_other_checks(const char *host)
{
	if (connect_to(host) < 0)
		return -1;
	syslog(6, "logged in at %s", host);
	return 0;
}

int allows_no_log(const char *user, const char *password)
{
	if (!verify_password(user, password))
		return -1;
	return 0;
}
