/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static inline int finds_in_a_header(void)
{
	char name[] = "/tmp/hXXXXXX";
	int fd = mkstemp(name);
	if (fd < 0)
		return -1;
	return close(fd); /* expect: files/temporary-kept 'name' */
}
