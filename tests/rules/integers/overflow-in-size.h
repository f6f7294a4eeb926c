/* SPDX-License-Identifier: Apache-2.0 */
long recv(int s, void *data, unsigned long size, int flags);

#include <stdlib.h>
static inline void *finds_in_a_header(int s)
{
	unsigned n = 0;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n))
		return 0;
	return malloc(n * 2u); /* expect: integers/overflow-in-size */
}
