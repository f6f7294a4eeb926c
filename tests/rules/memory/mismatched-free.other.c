/* SPDX-License-Identifier: Apache-2.0 */
/* memory/mismatched-free: what mismatched-free.c calls here. */
#include <stdlib.h>

void mismatched_free_drop(char *p)
{
	free(p); /* expect: memory/mismatched-free */
}
