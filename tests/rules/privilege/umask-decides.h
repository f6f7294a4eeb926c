/* SPDX-License-Identifier: Apache-2.0 */
#include <sys/stat.h>
static inline void finds_in_a_header(const char *path)
{
	mkdir(path, 0777); /* expect: privilege/umask-decides */
}
