/* SPDX-License-Identifier: Apache-2.0 */
#include <unistd.h>
long recv(int s, void *data, unsigned long size, int flags);
static inline void finds_in_a_header(int s)
{
	unsigned n = 0;
	if (recv(s, &n, sizeof(n), 0) == sizeof(n))
		sleep(n); /* expect: resources/tainted-wait */
}
