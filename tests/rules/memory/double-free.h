/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

static inline void finds_in_a_header(char *p)
{
	free(p);
	free(p); /* expect: memory/double-free free releases what was released already */
}
