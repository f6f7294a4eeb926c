/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
static inline void finds_in_a_header(void)
{
	char *p = malloc(2);
	if (p)
		p[2] = 0; /* expect: memory/heap-overflow */
	free(p);
}
