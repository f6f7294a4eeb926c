/* SPDX-License-Identifier: Apache-2.0 */
/* privilege/umask-decides: what it finds, then what it must leave alone. */
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "umask-decides.h"

int finds_files(int folder, const char *path)
{
	if (creat(path, 0666) < 0) /* expect: privilege/umask-decides umask alone */
		return -1;
	return openat(folder, path, O_WRONLY | O_CREAT, 0666); /* expect: privilege/umask-decides */
}

int finds_names(const char *path)
{
	mkfifo(path, S_IRUSR | S_IWUSR | S_IWOTH); /* expect: privilege/umask-decides */
	return open(path, O_RDWR | O_CREAT, 0600); /* expect: privilege/umask-decides */
}

#define EVERYBODY 0666
int finds_through_a_macro(const char *path)
{
	return open(path, O_RDWR | O_CREAT, 0600); /* expect: privilege/umask-decides */
}

int allows_files(const char *path)
{
	int fd = open(path, O_RDWR | O_CREAT, 0644);
	return fd < 0 ? open(path, O_RDONLY) : fd;
}

int allows_what_is_configured(const char *path, mode_t mode)
{
	return mkdir(path, mode);
}

void allows_a_sticky_folder(const char *path)
{
	mkdir(path, 01777);
}
