/* SPDX-License-Identifier: Apache-2.0 */
static inline unsigned char finds_in_a_header(void)
{
	return 257; /* expect: integers/constant-changed */
}
