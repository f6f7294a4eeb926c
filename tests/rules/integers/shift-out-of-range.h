/* SPDX-License-Identifier: Apache-2.0 */
static inline unsigned finds_in_a_header(unsigned a)
{
	return a >> 32; /* expect: integers/shift-out-of-range */
}
