/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
static inline void finds_in_a_header(const char *name)
{
	FILE *f = fopen(name, "r");
	if (!f)
		return;
	fclose(f);
	fclose(f); /* expect: resources/double-close */
}
