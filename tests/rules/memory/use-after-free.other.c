/* SPDX-License-Identifier: Apache-2.0 */
/* memory/use-after-free: what use-after-free.c calls here. */
#include <stdlib.h>

void use_after_free_release(char *p)
{
	free(p);
}
