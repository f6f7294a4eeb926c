/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>
static inline void finds_in_a_header(char *p)
{
	memcpy(p + 1, p, 8); /* expect: memory/overlapping-copy */
}
