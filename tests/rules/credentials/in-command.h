/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(const char *user_password)
{
	return setenv("PW", user_password, 1); /* expect: credentials/in-command */
}
