/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
static inline void finds_in_a_header(void)
{
	fflush(stdin); /* expect: api/input-flushed */
}
