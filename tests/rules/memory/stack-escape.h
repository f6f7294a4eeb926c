/* SPDX-License-Identifier: Apache-2.0 */
static inline int *finds_in_a_header(void)
{
	int value = 1;
	return &value; /* expect: memory/stack-escape */
}
