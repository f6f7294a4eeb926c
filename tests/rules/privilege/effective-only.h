/* SPDX-License-Identifier: Apache-2.0 */
#include <unistd.h>
static inline int finds_in_a_header(unsigned user, char *const *arguments)
{
	seteuid(user);
	return execvp("helper", arguments); /* expect: privilege/effective-only 'user' */
}
