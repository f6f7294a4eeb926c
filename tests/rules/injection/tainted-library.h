/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
void *dlopen(const char *name, int flags);
static inline void *finds_in_a_header(void)
{
	char *name = getenv("X");
	return name ? dlopen(name, 1) : 0; /* expect: injection/tainted-library */
}
