/* SPDX-License-Identifier: Apache-2.0 */
/* privilege/open-without-mode: what it finds, then what it must leave alone. */
#include <fcntl.h>

#include "open-without-mode.h"

int finds_a_new_file(const char *path)
{
	return open(path, O_WRONLY | O_CREAT); /* expect: privilege/open-without-mode no mode */
}

int finds_a_log(const char *path)
{
	int fd = open(path, O_CREAT | O_APPEND | O_RDWR); /* expect: privilege/open-without-mode */
	return fd;
}

int finds_one_in_a_folder(int folder)
{
	return openat(folder, "state", O_CREAT | O_EXCL); /* expect: privilege/open-without-mode */
}

#define CREATE (O_CREAT | O_TRUNC | O_WRONLY)
int finds_through_a_macro(const char *path)
{
	return open(path, CREATE); /* expect: privilege/open-without-mode */
}

int allows_a_mode(const char *path)
{
	return open(path, O_WRONLY | O_CREAT, 0640);
}

int allows_an_existing_file(const char *path)
{
	return open(path, O_RDWR | O_TRUNC);
}

int allows_flags_that_are_not_known(const char *path, int flags)
{
	return open(path, flags);
}
