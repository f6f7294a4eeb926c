/* SPDX-License-Identifier: Apache-2.0 */
/* files/open-missing-mode: what it finds, then what it must leave alone. */
#include "open-missing-mode.h"

int openat(int dir, const char *name, int flags, ...);

int finds_open(const char *name)
{
	return open(name, 0x41); /* expect: files/open-missing-mode */
}

int finds_openat(const char *name)
{
	return openat(-100, name, 0x42); /* expect: files/open-missing-mode openat() */
}

int finds_truncation(const char *name)
{
	int fd = open(name, 0x40 | 0x200 | 1); /* expect: files/open-missing-mode */
	return fd;
}

#define MAKE 0x41
int finds_through_a_macro(const char *name)
{
	return open(name, MAKE); /* expect: files/open-missing-mode */
}

int allows_a_mode(const char *name)
{
	return open(name, 0x41, 0600);
}

int allows_reading(const char *name)
{
	return open(name, 0);
}

int allows_unknown_flags(const char *name, int flags)
{
	return open(name, flags);
}
