/* SPDX-License-Identifier: Apache-2.0 */
/* privilege/regained: what it finds, then what it must leave alone. */
#include <sys/prctl.h>
#include <unistd.h>
int setresuid(uid_t r, uid_t e, uid_t s);

#include "regained.h"

int finds_root_again(void)
{
	return seteuid(0); /* expect: privilege/regained */
}

int finds_the_real_user(void)
{
	if (setreuid(-1, 0) != 0) /* expect: privilege/regained */
		return -1;
	return setresuid(0, 0, 0); /* expect: privilege/regained */
}

int finds_capabilities(void)
{
	return prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0); /* expect: privilege/regained */
}

#define ROOT 0
int finds_through_a_macro(void)
{
	return setuid(ROOT); /* expect: privilege/regained */
}

int allows_dropping(uid_t user)
{
	return setresuid(user, user, user);
}

int allows_a_user(uid_t user)
{
	return seteuid(user);
}

int allows_giving_them_up(void)
{
	return prctl(PR_SET_KEEPCAPS, 0, 0, 0, 0) || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}
