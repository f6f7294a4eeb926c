/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
static inline void *finds_in_a_header(void *p, size_t n)
{
	p = realloc(p, n); /* expect: memory/realloc-lost */
	return p;
}
