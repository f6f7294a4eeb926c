/* SPDX-License-Identifier: Apache-2.0 */
static inline void finds_in_a_header(void **token)
{
	char *text = malloc(64);

	LogonUserA("svc", "plant", text, 3, 0, token);
	free(text); /* expect: credentials/released-uncleared */
}
