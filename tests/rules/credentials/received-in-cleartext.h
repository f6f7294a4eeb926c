/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(int peer, void **token)
{
	char text[32] = "";

	recv(peer, text, 31, 0);
	return LogonUserA("svc", "plant", text, 3, 0, token); /* expect: credentials/received-in-cleartext */
}
