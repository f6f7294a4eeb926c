/* SPDX-License-Identifier: Apache-2.0 */
/* injection/tainted-format: what tainted-format.c calls here. */
#include <stdio.h>

void tainted_format_say(const char *text)
{
	printf(text); /* expect: injection/tainted-format */
}
