/* SPDX-License-Identifier: Apache-2.0 */
/* credentials/password-replaced: what it finds, then what it must leave alone. */
#include "password-replaced.h"

unsigned finds_a_level(const void *user, unsigned char *info)
{
	/* expect: credentials/password-replaced @+1 */
	return NetUserSetInfo(0, user, 1003, info, 0);
}

unsigned finds_a_constant(const void *user, unsigned char *info)
{
	const unsigned level = PASSWORD_LEVEL;

	/* expect: credentials/password-replaced @+1 */
	return NetUserSetInfo(0, user, level, info, 0);
}

int finds_a_directory(void *user, const void *fresh)
{
	/* expect: credentials/password-replaced @+1 */
	return ldap_passwd_s(user, 0, 0, fresh, 0, 0, 0);
}

#define SET(user, info) NetUserSetInfo(0, user, PASSWORD_LEVEL, info, 0)
unsigned finds_through_a_macro(const void *user, unsigned char *info)
{
	/* expect: credentials/password-replaced @+1 */
	return SET(user, info);
}

unsigned allows_the_old_one(const void *user, const void *old, const void *fresh)
{
	return NetUserChangePassword(0, user, old, fresh);
}

unsigned allows_another_field(const void *user, unsigned char *info)
{
	return NetUserSetInfo(0, user, 1007, info, 0);
}

int allows_a_directory_with_the_old_one(void *user, const void *old, const void *fresh)
{
	return ldap_passwd_s(user, 0, old, fresh, 0, 0, 0);
}
