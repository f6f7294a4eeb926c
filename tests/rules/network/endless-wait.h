/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(struct pollfd *set, unsigned long n)
{
	return poll(set, n, -1); /* expect: network/endless-wait */
}
