/* SPDX-License-Identifier: Apache-2.0 */
/* injection/search-path: what it finds, then what it must leave alone. */
#include "search-path.h"

int finds_a_temporary_folder(void)
{
	return setenv("PATH", "/tmp/bin:/usr/bin", 1); /* expect: injection/search-path */
}

int finds_the_folder_one_stands_in(void)
{
	return setenv("LD_LIBRARY_PATH", ".:/usr/lib", 1); /* expect: injection/search-path */
}

int finds_both_in_one(void)
{
	return putenv("PATH=/var/tmp/app:/usr/bin"); /* expect: injection/search-path */
}

#define SET(v) setenv("LD_PRELOAD", v, 1)
int finds_through_a_macro(void)
{
	return SET("/tmp/hook.so"); /* expect: injection/search-path */
}

int allows_system_folders(void)
{
	return setenv("PATH", "/usr/bin:/bin", 1);
}

int allows_another_variable(void)
{
	return setenv("TMPDIR", "/tmp/app", 1);
}

int allows_another_in_one(void)
{
	return putenv("TMPDIR=/tmp/app");
}

int allows_what_is_not_known(const char *path)
{
	return setenv("PATH", path, 1);
}
