/* SPDX-License-Identifier: Apache-2.0 */
/* files/toctou: what it finds, then what it must leave alone. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "toctou.h"

struct job {
	const char *file;
};

int finds_access_and_open(const char *name)
{
	if (access(name, R_OK) != 0)
		return -1;
	return open(name, O_RDONLY); /* expect: files/toctou access() */
}

FILE *finds_stat_and_fopen(struct job *job)
{
	struct stat st;
	if (stat(job->file, &st) == -1)
		return NULL;
	return fopen(job->file, "w"); /* expect: files/toctou */
}

int finds_a_literal(void)
{
	struct stat st;
	if (lstat("/var/lib/x", &st) == 0)
		return unlink("/var/lib/x"); /* expect: files/toctou */
	return 0;
}

#define REMOVE(n) unlink(n)
void finds_through_a_macro(const char *name)
{
	if (!access(name, W_OK))
		REMOVE(name); /* expect: files/toctou */
}

int allows_another_name(const char *a, const char *b)
{
	struct stat st;
	if (stat(a, &st) == 0)
		return open(b, O_RDONLY);
	return -1;
}

int allows_the_descriptor(const char *name)
{
	struct stat st;
	int fd = open(name, O_RDONLY);
	if (fd >= 0)
		fstat(fd, &st);
	return fd;
}

int allows_the_other_branch(const char *name, int test)
{
	if (test)
		return access(name, R_OK);
	else
		return open(name, O_RDONLY);
}

int allows_a_new_name(const char *name)
{
	struct stat st;
	if (stat(name, &st) == 0)
		return -1;
	name = "/etc/x";
	return open(name, O_RDONLY);
}
