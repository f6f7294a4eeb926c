/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(char *p)
{
	/* expect: errors/empty-handler @+1 */
	if (!p) {
	}
	return *p;
}
