/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(void)
{
	return 65536 * 65536; /* expect: integers/overflow */
}
