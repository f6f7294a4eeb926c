/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
static inline int finds_in_a_header(FILE *f)
{
	if (!fputs("x", f)) /* expect: errors/misread-return */
		return -1;
	return 0;
}
