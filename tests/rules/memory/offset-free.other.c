/* SPDX-License-Identifier: Apache-2.0 */
/* memory/offset-free: what offset-free.c calls here. */
#include <stdlib.h>

void offset_free_drop(char *p)
{
	free(p); /* expect: memory/offset-free */
}
