/* SPDX-License-Identifier: Apache-2.0 */
/* resources/double-close: what double-close.c calls here. */
#include <stdio.h>

void double_close_done(FILE *f)
{
	fclose(f); /* expect: resources/double-close */
}
