/* SPDX-License-Identifier: Apache-2.0 */
/* memory/double-free: what double-free.c calls here. */
#include <stdlib.h>

void double_free_drop(char *p)
{
	free(p); /* expect: memory/double-free */
}
