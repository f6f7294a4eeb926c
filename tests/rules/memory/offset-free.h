/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
static inline void finds_in_a_header(void)
{
	char *p = malloc(2);
	if (p)
		free(p + 1); /* expect: memory/offset-free */
}
