/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(int (*verify)(const char *))
{
	char secret[32];
	int ok = ask(secret, sizeof(secret)) && verify(secret);

	memset(secret, 0, sizeof(secret)); /* expect: credentials/wipe-removed */
	return ok;
}
