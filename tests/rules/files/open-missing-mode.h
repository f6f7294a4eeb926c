/* SPDX-License-Identifier: Apache-2.0 */
int open(const char *name, int flags, ...);
static inline int finds_in_a_header(const char *name)
{
	return open(name, 0x41); /* expect: files/open-missing-mode */
}
