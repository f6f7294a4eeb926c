/* SPDX-License-Identifier: Apache-2.0 */
long recv(int s, void *data, unsigned long size, int flags);

#include <stdlib.h>
static inline void finds_in_a_header(void)
{
	char *p = getenv("X");
	if (p)
		system(p); /* expect: injection/tainted-command */
}
