/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(int s)
{
	struct header h;

	if (recv(s, &h, sizeof(h), 0) < 0) /* expect: network/short-read */
		return -1;
	return h.kind;
}
