/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>
static inline void finds_in_a_header(const char *from)
{
	char to[8];
	strcpy(to, from); /* expect: memory/unbounded-copy */
}
