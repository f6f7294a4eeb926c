/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
static inline void finds_in_a_header(const char *name)
{
	FILE *f = fopen(name, "w");
	if (!f)
		return;
	fclose(f);
	fputs("x", f); /* expect: resources/use-after-close */
}
