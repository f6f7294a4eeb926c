/* SPDX-License-Identifier: Apache-2.0 */
long recv(int s, void *data, unsigned long size, int flags);

#include <stdio.h>
#include <stdlib.h>
static inline void finds_in_a_header(void)
{
	char *p = getenv("X");
	if (p)
		printf(p); /* expect: injection/tainted-format */
}
