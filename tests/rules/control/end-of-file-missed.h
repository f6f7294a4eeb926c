/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>

static inline void finds_in_a_header(FILE *f)
{
	while (fgetc(f) != ';') /* expect: control/end-of-file-missed */
		;
}
