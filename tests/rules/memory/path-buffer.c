/* SPDX-License-Identifier: Apache-2.0 */
/* memory/path-buffer: what it finds, then what it must leave alone. */
#include "path-buffer.h"

int finds_a_small_array(const char *path)
{
	char real[256];

	return realpath(path, real) != 0; /* expect: memory/path-buffer 4096 */
}

int finds_windows(const char *name)
{
	char path[100] = "C:";

	return PathAppendA(path, name); /* expect: memory/path-buffer 'path' has room for 100 */
}

int finds_a_member(struct place *p, const char *path)
{
	return realpath(path, p->where) != 0; /* expect: memory/path-buffer */
}

#define REAL(path, out) realpath(path, out)
int finds_through_a_macro(const char *path)
{
	char real[64];

	return REAL(path, real) != 0; /* expect: memory/path-buffer */
}

int allows_room(const char *path)
{
	char real[4096];

	return realpath(path, real) != 0;
}

int allows_wide_characters(const short *name)
{
	short path[260] = {0};

	return PathAppendW(path, name);
}

char *allows_allocation(const char *path)
{
	return realpath(path, 0);
}

int allows_a_pointer(const char *path, char *out)
{
	return realpath(path, out) != 0;
}
