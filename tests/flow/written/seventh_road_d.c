/* SPDX-License-Identifier: Apache-2.0 */
#include "seventh_road.h"
#include <stdlib.h>
#include <string.h>

/* finds w7_fill_five */
void w7_fill_five_d(char *to)
{
	w7_fill_five_e(to);
}
/* allows w7_fill_five */
void w7_fill_five_ok_d(char *to)
{
	w7_fill_five_ok_e(to);
}

/* finds w7_leak_far */
int w7_leak_far_d(const char *p)
{
	return p[0];
}
/* allows w7_leak_far */
int w7_leak_far_ok_d(const char *p)
{
	return p[0];
}
