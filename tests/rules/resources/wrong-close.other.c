/* SPDX-License-Identifier: Apache-2.0 */
/* resources/wrong-close: what wrong-close.c calls here. */
#include <stdio.h>

void wrong_close_done(FILE *f)
{
	pclose(f); /* expect: resources/wrong-close */
}
