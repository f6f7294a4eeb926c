/* SPDX-License-Identifier: Apache-2.0 */
#include "sixth_parts.h"
#include <string.h>

/* finds v6_fill_four */
void part_fill_e(char *to)
{
	memset(to, 'f', 99);
	to[99] = 0;
}
/* allows v6_fill_four */
void part_fill_e_ok(char *to)
{
	memset(to, 'f', 99);
	to[99] = 0;
}
