/* SPDX-License-Identifier: Apache-2.0 */
/* injection/relative-program: what relative-program.c calls here. */
#include <stdlib.h>

void relative_program_run(const char *command)
{
	system(command); /* expect: injection/relative-program */
}
