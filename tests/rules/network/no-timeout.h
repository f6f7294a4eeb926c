/* SPDX-License-Identifier: Apache-2.0 */
static inline long finds_in_a_header(int s, const struct sockaddr *to, socklen_t size, char *answer)
{
	if (connect(s, to, size) != 0)
		return -1;
	return recv(s, answer, 10, 0); /* expect: network/no-timeout */
}
