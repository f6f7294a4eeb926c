/* SPDX-License-Identifier: Apache-2.0 */
/* files/path-traversal: what path-traversal.c calls here. */
#include <unistd.h>

int path_traversal_drop(const char *name)
{
	return unlink(name); /* expect: files/path-traversal */
}
