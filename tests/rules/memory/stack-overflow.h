/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>
static inline void finds_in_a_header(void)
{
	char to[4];
	memset(to, 0, 5); /* expect: memory/stack-overflow */
}
