/* SPDX-License-Identifier: Apache-2.0 */
/* privilege/drop-order: what it finds, then what it must leave alone. */
#include <grp.h>
#include <pwd.h>
#include <stdlib.h>

#include "drop-order.h"

int setresuid(uid_t r, uid_t e, uid_t s);

int finds_a_wrong_order(struct passwd *pw)
{
	if (setuid(pw->pw_uid) != 0)
		return -1;
	if (setgid(pw->pw_gid) != 0) /* expect: privilege/drop-order setgid() comes after setuid() */
		return -1;
	return 0;
}

void finds_late_groups(struct passwd *pw)
{
	if (setgid(pw->pw_gid) != 0 || setresuid(pw->pw_uid, pw->pw_uid, pw->pw_uid) != 0)
		abort();
	if (initgroups(pw->pw_name, pw->pw_gid) != 0) /* expect: privilege/drop-order initgroups() */
		abort();
}

int finds_in_one_condition(uid_t user, gid_t group)
{
	return setreuid(user, user) != 0 || setregid(group, group) != 0; /* expect: privilege/drop-order */
}

#define DROP(user, group) (setuid(user) || setgid(group))
int finds_through_a_macro(uid_t user, gid_t group)
{
	return DROP(user, group); /* expect: privilege/drop-order */
}

void allows_the_right_order(struct passwd *pw)
{
	if (setgroups(0, NULL) != 0 || setgid(pw->pw_gid) != 0 || setuid(pw->pw_uid) != 0)
		abort();
}

int allows_root_again(struct passwd *pw)
{
	if (setuid(0) != 0)
		return -1;
	return setgid(pw->pw_gid);
}

int allows_branches(int user, uid_t id, gid_t group)
{
	if (user)
		return setuid(id);
	else
		return setgid(group);
}

int allows_one_alone(uid_t id)
{
	return setuid(id);
}
