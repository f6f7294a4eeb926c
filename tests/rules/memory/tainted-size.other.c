/* SPDX-License-Identifier: Apache-2.0 */
/* memory/tainted-size: what tainted-size.c calls here. */
#include <stdlib.h>

void *tainted_size_make(unsigned long n)
{
	return malloc(n * 8); /* expect: memory/tainted-size */
}
