/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

static inline int finds_in_a_header(const char *user_password)
{
	return strcmp(user_password, "hunter2"); /* expect: credentials/hardcoded-password */
}
