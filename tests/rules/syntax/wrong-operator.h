/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(int flags)
{
	return !flags & 2; /* expect: syntax/wrong-operator */
}
