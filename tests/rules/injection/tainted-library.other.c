/* SPDX-License-Identifier: Apache-2.0 */
/* injection/tainted-library: what tainted-library.c calls here. */
#include <dlfcn.h>

void *tainted_library_load(const char *name)
{
	return dlopen(name, 2); /* expect: injection/tainted-library */
}
