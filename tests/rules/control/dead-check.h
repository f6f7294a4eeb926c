/* SPDX-License-Identifier: Apache-2.0 */
int verify_signature(const void *data, const void *signature);
int authenticate(const char *user);
void work(void);
static inline int finds_in_a_header(const void *data, const void *signature)
{
	return 1;
	return verify_signature(data, signature); /* expect: control/dead-check verify_signature() */
}
