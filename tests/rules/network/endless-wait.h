/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(struct pollfd *set)
{
	return poll(set, 1, -1); /* expect: network/endless-wait */
}
