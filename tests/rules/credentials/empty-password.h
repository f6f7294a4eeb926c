/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(void **token)
{
	return LogonUserA("svc", "plant", "", 3, 0, token); /* expect: credentials/empty-password */
}
