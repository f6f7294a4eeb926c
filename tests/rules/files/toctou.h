/* SPDX-License-Identifier: Apache-2.0 */
#include <fcntl.h>
#include <unistd.h>
static inline int finds_in_a_header(const char *name)
{
	return access(name, R_OK) == 0 ? open(name, O_RDONLY) : -1; /* expect: files/toctou */
}
