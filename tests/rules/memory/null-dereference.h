/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(void)
{
	int *p = 0;

	return *p; /* expect: memory/null-dereference the pointer is NULL here */
}
