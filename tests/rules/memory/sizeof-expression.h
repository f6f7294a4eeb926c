/* SPDX-License-Identifier: Apache-2.0 */
static inline unsigned long finds_in_a_header(int n)
{
	return sizeof(n = 3); /* expect: memory/sizeof-expression not run */
}
