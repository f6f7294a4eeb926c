/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
long recv(int s, void *data, unsigned long size, int flags);
static inline unsigned finds_in_a_header(void)
{
	int n = 0;
	if (scanf("%d", &n) != 1)
		return 0;
	unsigned rounds = n; /* expect: integers/sign-change */
	return rounds / 3;
}
