/* SPDX-License-Identifier: Apache-2.0 */
/* resources/use-after-close: what use-after-close.c calls here. */
#include <stdio.h>

void use_after_close_say(FILE *f)
{
	fputs("x", f); /* expect: resources/use-after-close */
}
