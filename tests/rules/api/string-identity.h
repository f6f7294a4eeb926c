/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(const char *s)
{
	return s != "x"; /* expect: api/string-identity */
}
