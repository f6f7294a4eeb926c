/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

static inline int finds_in_a_header(void)
{
	int *p = malloc(sizeof(*p));

	if (!p)
		return 0;
	free(p);
	return *p; /* expect: memory/use-after-free memory is read after it was released */
}
