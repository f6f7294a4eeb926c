/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(unsigned n)
{
	return n < 0; /* expect: control/constant-condition */
}
