/* SPDX-License-Identifier: Apache-2.0 */
int execl(const char *path, const char *name, ...);
int execlp(const char *path, const char *name, ...);
int execle(const char *path, const char *name, ...);

static inline int finds_in_a_header(void)
{
	return execl("/bin/ls", "ls", "-a"); /* expect: api/missing-sentinel */
}
