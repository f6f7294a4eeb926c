/* SPDX-License-Identifier: Apache-2.0 */
/* privilege/world-writable: what it finds, then what it must leave alone. */
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "world-writable.h"

void finds_numbers(const char *path, int fd)
{
	chmod(path, 0777); /* expect: privilege/world-writable may write */
	fchmod(fd, 0666); /* expect: privilege/world-writable */
	mkdir(path, 0777); /* expect: privilege/world-writable */
	mkfifo(path, 0622); /* expect: privilege/world-writable */
}

int finds_names(const char *path)
{
	chmod(path, S_IRWXU | S_IRWXG | S_IRWXO); /* expect: privilege/world-writable */
	return open(path, O_RDWR | O_CREAT, S_IRUSR | S_IWUSR | S_IWOTH); /* expect: privilege/world-writable unless the umask */
}

int finds_files(int folder, const char *path)
{
	if (creat(path, 0666) < 0) /* expect: privilege/world-writable */
		return -1;
	return openat(folder, path, O_WRONLY | O_CREAT, 0666); /* expect: privilege/world-writable */
}

void finds_a_mask(void)
{
	umask(0070); /* expect: privilege/world-writable */
}

#define EVERYBODY 0666
void finds_through_a_macro(const char *path)
{
	chmod(path, EVERYBODY); /* expect: privilege/world-writable */
}

void allows_modes(const char *path, mode_t configured)
{
	chmod(path, 0600);
	chmod(path, 0755);
	chmod(path, configured);
	umask(022);
	umask(077);
}

int allows_files(const char *path)
{
	int fd = open(path, O_RDWR | O_CREAT, 0644);
	return fd < 0 ? open(path, O_RDONLY) : fd;
}

void allows_a_sticky_folder(const char *path)
{
	mkdir(path, 01777);
	chmod(path, S_ISVTX | 0777);
}
