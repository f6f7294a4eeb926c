/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>
static inline void finds_in_a_header(char *to, const char *from)
{
	int n = 0;
	if (scanf("%d", &n) == 1 && n < 10)
		memcpy(to, from, n); /* expect: integers/negative-size */
}
