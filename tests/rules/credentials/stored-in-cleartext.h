/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(void **token)
{
	char text[32] = "";
	FILE *file = fopen("secret.txt", "r");

	if (!file || !fgets(text, sizeof(text), file))
		return 0;
	return LogonUserA("svc", "plant", text, 3, 0, token); /* expect: credentials/stored-in-cleartext */
}
