/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>
static inline int finds_in_a_header(const char *auth_token, const char *expected)
{
	return strcmp(auth_token, expected) == 0; /* expect: crypto/timing-compare */
}
