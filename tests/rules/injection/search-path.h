/* SPDX-License-Identifier: Apache-2.0 */
int setenv(const char *name, const char *value, int over);
int putenv(char *entry);

static inline int finds_in_a_header(void)
{
	return setenv("PATH", "/dev/shm/bin:/bin", 1); /* expect: injection/search-path */
}
