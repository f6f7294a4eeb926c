/* SPDX-License-Identifier: Apache-2.0 */
#include <sys/types.h>
#include <unistd.h>
static inline void finds_in_a_header(uid_t user, gid_t group)
{
	setuid(user);
	setgid(group); /* expect: privilege/drop-order */
}
