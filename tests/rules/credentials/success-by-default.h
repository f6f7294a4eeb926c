/* SPDX-License-Identifier: Apache-2.0 */
#include <stdbool.h>
bool matches(const char *user, const char *password);
static inline bool finds_login_in_a_header(const char *user, const char *password)
{
	bool allowed = true;

	if (!user)
		return allowed; /* expect: credentials/success-by-default 'allowed' */
	allowed = matches(user, password);
	return allowed;
}
