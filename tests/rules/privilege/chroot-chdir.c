/* SPDX-License-Identifier: Apache-2.0 */
/* privilege/chroot-chdir: what it finds, then what it must leave alone. */
#include <stdlib.h>

#include "chroot-chdir.h"

void finds_a_folder_before(const char *path)
{
	chdir("/");
	if (chroot(path) != 0) /* expect: privilege/chroot-chdir without chdir() */
		abort();
}

int finds_nothing_behind(const char *path)
{
	if (chroot(path) != 0) /* expect: privilege/chroot-chdir */
		return -1;
	return setuid(1000);
}

void finds_this_folder_alone(void)
{
	if (chroot(".") != 0) /* expect: privilege/chroot-chdir */
		abort();
}

#define CAGE(path) chroot(path)
int finds_through_a_macro(const char *path)
{
	return CAGE(path); /* expect: privilege/chroot-chdir */
}

int allows_chdir_behind(const char *path)
{
	if (chroot(path) != 0)
		return -1;
	return chdir("/");
}

int allows_this_folder(const char *path)
{
	if (chdir(path) != 0)
		return -1;
	return chroot(".");
}

int allows_a_descriptor(const char *path, int fd)
{
	return chroot(path) == 0 && fchdir(fd) == 0;
}
