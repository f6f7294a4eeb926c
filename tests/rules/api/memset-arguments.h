/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>
static inline void finds_in_a_header(char *p, unsigned long size)
{
	memset(p, size, 0); /* expect: api/memset-arguments */
}
