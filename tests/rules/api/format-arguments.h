/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
static inline void finds_in_a_header(int n)
{
	printf("%s", n); /* expect: api/format-arguments */
}
