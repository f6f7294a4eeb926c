/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
static inline char *finds_in_a_header(void)
{
	return tmpnam(NULL); /* expect: files/insecure-temporary */
}
