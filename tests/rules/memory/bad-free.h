/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
static inline void finds_in_a_header(void)
{
	char text[4];
	free(text); /* expect: memory/bad-free */
}
