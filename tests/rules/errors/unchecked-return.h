/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
static inline char finds_in_a_header(FILE *f)
{
	char line[8];
	fgets(line, sizeof(line), f); /* expect: errors/unchecked-return */
	return line[0];
}
