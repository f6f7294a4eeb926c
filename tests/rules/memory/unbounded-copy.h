/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>
static inline void finds_in_a_header(char *to, const char *from)
{
	strcpy(to, from); /* expect: memory/unbounded-copy */
}
