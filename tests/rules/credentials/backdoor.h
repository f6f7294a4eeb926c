/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(const char *user, const char *passwd)
{
	return verify(user, passwd) || !strcmp(passwd, "letmein77"); /* expect: credentials/backdoor */
}
