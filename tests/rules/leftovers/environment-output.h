/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>
static inline void finds_in_a_header(void)
{
	puts(getenv("SHELL")); /* expect: leftovers/environment-output */
}
