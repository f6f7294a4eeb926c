/* SPDX-License-Identifier: Apache-2.0 */
static inline void finds_in_a_header(void)
{
	char *name = "smith";
	*name = 'S'; /* expect: memory/literal-written */
}
