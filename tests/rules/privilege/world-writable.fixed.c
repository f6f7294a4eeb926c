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
	fchmodat(fd, path, 0602, 0); /* expect: privilege/world-writable */
}

int finds_names(const char *path)
{
	return chmod(path, S_IRWXU | S_IRWXG | S_IRWXO); /* expect: privilege/world-writable */
}

void finds_a_mask(void)
{
	umask(077); /* expect: privilege/world-writable new files */
}

#define EVERYBODY 0666
#define OPEN_TO_ALL(path) chmod(path, EVERYBODY)
void finds_through_a_macro(const char *path)
{
	chmod(path, EVERYBODY); /* expect: privilege/world-writable */
	OPEN_TO_ALL(path); /* expect: privilege/world-writable */
}

void allows_modes(const char *path, mode_t configured)
{
	chmod(path, 0600);
	chmod(path, 0755);
	chmod(path, configured);
	umask(022);
	umask(077);
}

mode_t allows_reading_the_mask(void)
{
	mode_t mask = umask(0);
	umask(mask);
	return mask;
}

int allows_what_another_rule_reports(const char *path)
{
	return open(path, O_RDWR | O_CREAT, 0666);
}

void allows_a_sticky_folder(const char *path)
{
	chmod(path, S_ISVTX | 0777);
}
