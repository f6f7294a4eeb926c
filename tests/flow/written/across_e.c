/* SPDX-License-Identifier: Apache-2.0 */
#include "across.h"
#include <stdio.h>

/* finds deep_path */
void deep4(char *path)
{
	FILE *f = fopen(path, "w");
	if (f)
		fclose(f);
}
