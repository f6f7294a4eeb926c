/* SPDX-License-Identifier: Apache-2.0 */
int strcmp(const char *a, const char *b);
void syslog(int level, const char *format, ...);

static inline int finds_in_a_header(const char *user, const char *hash, const char *stored)
{
	if (strcmp(hash, stored)) /* expect: audit/failure-unlogged */
		return 0;
	syslog(6, "accepted %s", user);
	return 1;
}
