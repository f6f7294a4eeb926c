/* SPDX-License-Identifier: Apache-2.0 */
/* privilege/write-unneeded: what it finds, then what it must leave alone. */
#include <stdio.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/mman.h>

#include "write-unneeded.h"

int parse(FILE *f);
struct device {
	int fd;
};

long finds_a_descriptor(const char *path, char *to)
{
	long n;
	int fd = open(path, O_RDWR); /* expect: privilege/write-unneeded 'fd' is opened for writing too */

	if (fd < 0)
		return -1;
	n = read(fd, to, 100);
	close(fd);
	return n;
}

int finds_a_stream(char *line, int n)
{
	FILE *f;

	f = fopen("/etc/gateway.conf", "r+"); /* expect: privilege/write-unneeded 'f' */
	if (!f)
		return -1;
	while (fgets(line, n, f))
		;
	fclose(f);
	return 0;
}

void *finds_a_mapping_that_is_read(int folder)
{
	int fd = openat(folder, "table", O_RDWR); /* expect: privilege/write-unneeded */
	void *p = fd < 0 ? NULL : mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, fd, 0);

	close(fd);
	return p;
}

#define OPEN(path) fopen(path, "rb+")
int finds_through_a_macro(char *to)
{
	FILE *f = OPEN("/etc/key"); /* expect: privilege/write-unneeded */
	int n = f ? (int)fread(to, 1, 10, f) : 0;

	if (f)
		fclose(f);
	return n;
}

long allows_who_writes(const char *path, char *to)
{
	int fd = open(path, O_RDWR);
	long n = read(fd, to, 10);

	n += write(fd, to, 10);
	close(fd);
	return n;
}

long allows_who_only_reads(const char *path, char *to)
{
	int fd = open(path, O_RDONLY);
	long n = read(fd, to, 10);

	close(fd);
	return n;
}

int allows_who_hands_it_on(void)
{
	FILE *f = fopen("/etc/gateway.conf", "r+");
	int rc = parse(f);

	fclose(f);
	return rc;
}

int allows_who_keeps_it(struct device *d, const char *path, char *to)
{
	int fd = open(path, O_RDWR);

	if (read(fd, to, 10) < 0)
		return -1;
	d->fd = fd;
	return 0;
}

long allows_a_lock(const char *path, char *to)
{
	int fd = open(path, O_RDWR);
	long n;

	if (flock(fd, LOCK_EX) != 0)
		return -1;
	n = read(fd, to, 10);
	close(fd);
	return n;
}

long allows_a_file_that_is_made(const char *path, char *to)
{
	int fd = open(path, O_RDWR | O_CREAT, 0600);
	long n = read(fd, to, 10);

	close(fd);
	return n;
}

void *allows_a_mapping_that_is_written(const char *path)
{
	int fd = open(path, O_RDWR);
	void *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);

	close(fd);
	return p;
}

int allows_who_asks_whether_it_may(const char *path)
{
	int fd = open(path, O_RDWR);

	close(fd);
	return fd >= 0;
}
