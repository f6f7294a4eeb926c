/* SPDX-License-Identifier: Apache-2.0 */
/* memory/leak: what leak.c calls here. */
#include <stdlib.h>

char *leak_make(void)
{
	return malloc(16); /* expect: memory/leak */
}
