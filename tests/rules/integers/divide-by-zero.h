/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(int total)
{
	return total / 0; /* expect: integers/divide-by-zero */
}
