/* SPDX-License-Identifier: Apache-2.0 */
char *gets(char *s);
static inline void finds_in_a_header(char *line)
{
	gets(line); /* expect: memory/gets */
}
