/* SPDX-License-Identifier: Apache-2.0 */
/* integers/negative-size: what negative-size.c calls here. */
#include <string.h>

void negative_size_fill(char *to, int n)
{
	memset(to, 0, n); /* expect: integers/negative-size */
}
