/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(long at, long size)
{
	return at + size < at; /* expect: integers/ineffective-check 'long' */
}
