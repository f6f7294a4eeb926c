/* SPDX-License-Identifier: Apache-2.0 */
/* memory/bad-free: what bad-free.c calls here. */
#include <stdlib.h>

void bad_free_drop(char *p)
{
	free(p); /* expect: memory/bad-free */
}
