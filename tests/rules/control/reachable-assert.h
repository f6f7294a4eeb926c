/* SPDX-License-Identifier: Apache-2.0 */
long recv(int s, void *data, unsigned long size, int flags);

#include <assert.h>
static inline int finds_in_a_header(int s)
{
	int n = 0;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n))
		return 0;
	assert(n > 1); /* expect: control/reachable-assert */
	return n;
}
