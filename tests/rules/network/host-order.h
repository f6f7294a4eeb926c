/* SPDX-License-Identifier: Apache-2.0 */
static inline long finds_in_a_header(int s)
{
	uint32_t n;

	if (recv(s, &n, sizeof(n), 0) != sizeof(n)) /* expect: network/host-order */
		return -1;
	return n;
}
