/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
void *LocalAlloc(unsigned flags, unsigned long size);
static inline void finds_in_a_header(void)
{
	char *p = LocalAlloc(0, 8);
	if (p)
		free(p); /* expect: memory/mismatched-free */
}
