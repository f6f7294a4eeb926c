/* SPDX-License-Identifier: Apache-2.0 */
static inline long finds_in_a_header(int peer, const char *secret)
{
	return send(peer, secret, strlen(secret), 0); /* expect: credentials/sent-in-cleartext */
}
