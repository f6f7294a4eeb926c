/* SPDX-License-Identifier: Apache-2.0 */
static inline void finds_in_a_header(long *count)
{
	*count++; /* expect: syntax/suspicious-increment */
}
