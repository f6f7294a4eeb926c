/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(void)
{
	int value;
	return value * 2; /* expect: memory/uninitialised-read */
}
