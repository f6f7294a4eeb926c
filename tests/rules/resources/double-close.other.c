/* SPDX-License-Identifier: Apache-2.0 */
/* resources/double-close: what double-close.c calls here. */
#include <stdio.h>
#include <stdlib.h>

void double_close_end(void);

void double_close_done(FILE *f)
{
	fclose(f); /* expect: resources/double-close */
}

void double_close_last(FILE *f)
{
	fclose(f);
}

void double_close_end(void)
{
	exit(2);
}
