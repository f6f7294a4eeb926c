/* SPDX-License-Identifier: Apache-2.0 */
static inline int *finds_in_a_header(void)
{
	return (int *)0x30000000; /* expect: memory/fixed-address */
}
