/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(char *p)
{
	if (!p) { /* expect: errors/empty-handler */
	}
	return *p;
}
