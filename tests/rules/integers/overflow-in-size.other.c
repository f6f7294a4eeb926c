/* SPDX-License-Identifier: Apache-2.0 */
/* integers/overflow-in-size: what overflow-in-size.c calls here. */
#include <stdlib.h>

int *overflow_in_size_make(int n)
{
	return malloc(n * (int)sizeof(int)); /* expect: integers/overflow-in-size */
}
