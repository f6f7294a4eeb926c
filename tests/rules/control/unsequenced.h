/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(int i)
{
	return i++ + i++; /* expect: control/unsequenced */
}
