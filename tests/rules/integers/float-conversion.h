/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(void)
{
	return 0.5; /* expect: integers/float-conversion */
}
