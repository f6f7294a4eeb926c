/* SPDX-License-Identifier: Apache-2.0 */
/* audit/truncated-entry: what it finds, then what it must leave alone. */
#include "truncated-entry.h"

void write_audit(const char *format, ...);
int puts(const char *text);

void finds_a_precision(const char *user)
{
	syslog(4, "access denied to user %.4s", user); /* expect: audit/truncated-entry first characters */
}

void finds_a_small_buffer(const char *user, const char *address)
{
	char line[16];
	snprintf(line, sizeof(line), "failed login of %s from %s", user, address); /* expect: audit/truncated-entry 'line' of 16 */
	syslog(4, "%s", line);
}

void finds_a_function_by_its_name(const char *user)
{
	write_audit("privilege given to %-10.6s", user); /* expect: audit/truncated-entry */
}

#define DENIED(user) syslog(4, "password of %.3s refused", user)
void finds_through_a_macro(const char *user)
{
	DENIED(user); /* expect: audit/truncated-entry */
}

void allows_whole_names(const char *user, const char *address)
{
	char line[160];
	syslog(4, "access denied to user %s", user);
	snprintf(line, sizeof(line), "failed login of %s from %s", user, address);
	syslog(4, "%s", line);
}

void allows_a_long_limit(const char *user)
{
	syslog(4, "access denied to user %.64s", user);
}

void allows_a_check(const char *user)
{
	char line[16];
	if (snprintf(line, sizeof(line), "failed login of %s", user) >= 16)
		syslog(4, "failed login of a long name");
	syslog(4, "%s", line);
}

void allows_other_matters(const char *file)
{
	syslog(4, "cache of %.4s is warm", file);
}

void allows_what_is_not_logged(const char *user)
{
	char line[16];
	snprintf(line, sizeof(line), "login of %s", user);
	puts(line);
}

void allows_numbers(double load)
{
	syslog(4, "login takes %.2f seconds", load);
}
