/* SPDX-License-Identifier: Apache-2.0 */
long recv(int s, void *data, unsigned long size, int flags);

#include <stdio.h>
#include <stdlib.h>
static inline void finds_in_a_header(FILE *f)
{
	char line[10] = "";
	if (fgets(line, sizeof(line), f))
		setenv("B", line, 1); /* expect: injection/tainted-environment */
}
