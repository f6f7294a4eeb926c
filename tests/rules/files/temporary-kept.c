/* SPDX-License-Identifier: Apache-2.0 */
/* files/temporary-kept: what it finds, then what it must leave alone. */
#include "temporary-kept.h"

int work(int fd);
int keep(const char *name);

int finds_one_that_is_never_removed(void)
{
	char name[] = "/var/tmp/sortXXXXXX";
	int rc, fd = mkstemp(name);
	if (fd < 0)
		return -1;
	rc = work(fd);
	close(fd);
	return rc; /* expect: files/temporary-kept */
}

int finds_an_error_between(const char *target)
{
	char part[200];
	int fd;
	snprintf(part, sizeof(part), "%s.XXXXXX", target);
	fd = mkstemp(part);
	if (fd < 0)
		return -1;
	if (work(fd) < 0) {
		close(fd);
		return -1; /* expect: files/temporary-kept 'part' */
	}
	return close(fd) == 0 && rename(part, target) == 0 ? 0 : -1;
}

void finds_a_function_without_result(void)
{
	char name[] = "/tmp/workXXXXXX";
	int fd = mkstemp(name); /* expect: files/temporary-kept nobody */
	if (fd >= 0) {
		work(fd);
		close(fd);
	}
}

#define MAKE(name) mkstemp(name)
int finds_through_a_macro(void)
{
	char name[] = "/tmp/mXXXXXX";
	int fd = MAKE(name);
	return fd < 0 ? -1 : work(fd); /* expect: files/temporary-kept */
}

int allows_removal_at_once(void)
{
	char name[] = "/tmp/aXXXXXX";
	int fd = mkstemp(name);
	if (fd < 0)
		return -1;
	unlink(name);
	return work(fd);
}

int allows_removal_on_every_way(const char *target)
{
	char part[200];
	int fd;
	snprintf(part, sizeof(part), "%s.XXXXXX", target);
	if ((fd = mkstemp(part)) < 0)
		return -1;
	if (work(fd) < 0) {
		close(fd);
		unlink(part);
		return -1;
	}
	close(fd);
	return rename(part, target);
}

int allows_one_end_for_all(void)
{
	char name[] = "/tmp/eXXXXXX";
	int rc = -1, fd = mkstemp(name);
	if (fd < 0)
		return -1;
	if (work(fd) < 0)
		goto out;
	rc = 0;
out:
	close(fd);
	unlink(name);
	return rc;
}

int allows_a_name_that_goes_on(void)
{
	char name[] = "/tmp/kXXXXXX";
	int fd = mkstemp(name);
	if (fd < 0)
		return -1;
	keep(name);
	return fd;
}

int allows_a_name_of_the_caller(char *name)
{
	int fd = mkstemp(name);
	return fd < 0 ? -1 : work(fd);
}
