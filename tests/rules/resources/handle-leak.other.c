/* SPDX-License-Identifier: Apache-2.0 */
/* resources/handle-leak: what handle-leak.c calls here. */
#include <fcntl.h>

int handle_leak_make(const char *name)
{
	return open(name, O_RDONLY); /* expect: resources/handle-leak */
}
