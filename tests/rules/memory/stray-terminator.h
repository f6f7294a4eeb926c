/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>

static inline void finds_in_a_header(FILE *in, char *text)
{
	int code;
	if (fscanf(in, "%d", &code) == 1)
		text[0] = (char)code; /* expect: memory/stray-terminator */
	text[1] = 0;
}
