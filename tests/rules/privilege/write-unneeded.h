/* SPDX-License-Identifier: Apache-2.0 */
#include <fcntl.h>
#include <unistd.h>
static inline long finds_in_a_header(char *to)
{
	int fd = open("/etc/gateway.conf", O_RDWR | O_CLOEXEC); /* expect: privilege/write-unneeded 'fd' */
	long n = read(fd, to, 10);

	close(fd);
	return n;
}
