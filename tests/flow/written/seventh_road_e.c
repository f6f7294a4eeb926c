/* SPDX-License-Identifier: Apache-2.0 */
#include "seventh_road.h"
#include <stdlib.h>
#include <string.h>

/* finds w7_fill_five */
void w7_fill_five_e(char *to)
{
	strcpy(to, "forty characters of text in all, or so.");
}
/* allows w7_fill_five */
void w7_fill_five_ok_e(char *to)
{
	strcpy(to, "forty characters of text in all, or so.");
}
