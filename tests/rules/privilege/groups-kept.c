/* SPDX-License-Identifier: Apache-2.0 */
/* privilege/groups-kept: what it finds, then what it must leave alone. */
#include <unistd.h>
int setresuid(uid_t r, uid_t e, uid_t s);
int setresgid(gid_t r, gid_t e, gid_t s);

#include "groups-kept.h"

int finds_one_group(uid_t user, gid_t group)
{
	if (setgid(group) != 0)
		return -1;
	return setuid(user); /* expect: privilege/groups-kept */
}

int finds_all_three(uid_t user, gid_t group)
{
	if (setresgid(group, group, group) != 0)
		return -1;
	return setresuid(user, user, user); /* expect: privilege/groups-kept */
}

int finds_the_real_one(uid_t user, gid_t group)
{
	return setregid(group, group) || setreuid(user, user); /* expect: privilege/groups-kept */
}

#define BECOME(user) setuid(user)
int finds_through_a_macro(void)
{
	return BECOME(1000); /* expect: privilege/groups-kept */
}

int allows_root(void)
{
	return setuid(0);
}

int allows_the_effective_one(uid_t user)
{
	return seteuid(user);
}

uid_t allows_a_question(void)
{
	return getuid();
}
