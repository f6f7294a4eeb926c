/* SPDX-License-Identifier: Apache-2.0 */
static inline void finds_in_a_header(void)
{
	tracegate_example_banned(); /* expect: api/banned */
}
