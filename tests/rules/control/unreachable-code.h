/* SPDX-License-Identifier: Apache-2.0 */
int puts(const char *text);

static inline int finds_in_a_header(int n)
{
	return n;
	puts("never"); /* expect: control/unreachable-code */
}
