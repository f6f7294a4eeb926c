/* SPDX-License-Identifier: Apache-2.0 */
#include <unistd.h>
static inline void finds_in_a_header(uid_t user)
{
	setuid(user); /* expect: errors/unchecked-security-return */
}
