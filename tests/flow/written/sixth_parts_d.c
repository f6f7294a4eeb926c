/* SPDX-License-Identifier: Apache-2.0 */
#include "sixth_parts.h"
#include <stdlib.h>

/* finds v6_fill_four */
void part_fill_d(char *to)
{
	part_fill_e(to);
}
/* allows v6_fill_four */
void part_fill_d_ok(char *to)
{
	part_fill_e_ok(to);
}

/* finds v6_run_three */
void part_run_d(char *what)
{
	if (system(what) != 0)
		puts(what);
}
/* allows v6_run_three */
void part_run_d_ok(char *what)
{
	part_log(what);
}
