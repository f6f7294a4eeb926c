/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(void **token)
{
	char text[32];

	ask(text, sizeof(text));
	return LogonUserA("svc", "plant", text, 3, 0, token); /* expect: credentials/not-cleared */
}
