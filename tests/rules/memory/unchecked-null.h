/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

static inline char *finds_in_a_header(void)
{
	char *p = malloc(4);

	*p = 0; /* expect: memory/unchecked-null */
	return p;
}
