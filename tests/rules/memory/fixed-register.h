/* SPDX-License-Identifier: Apache-2.0 */
static inline unsigned finds_in_a_header(void)
{
	return *(volatile unsigned *)0x40020010; /* expect: memory/fixed-register 0x40020010 */
}
