/* SPDX-License-Identifier: Apache-2.0 */
#include "fifth_ways.h"
#include <stdlib.h>

/* finds w5_command_far */
void way_run(const char *what)
{
	if (system(what) == -1)
		perror("system");
}
/* allows w5_command_far */
void way_run_ok(const char *what)
{
	if (system(what) == -1)
		perror("system");
}

/* finds w5_format_far */
void way_print(const char *format)
{
	printf(format);
}
/* allows w5_format_far */
void way_print_ok(const char *format)
{
	printf(format);
}
