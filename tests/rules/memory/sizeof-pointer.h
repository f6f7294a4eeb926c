/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
static inline int *finds_in_a_header(void)
{
	int *p = malloc(sizeof(p)); /* expect: memory/sizeof-pointer */
	return p;
}
