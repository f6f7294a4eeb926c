/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
static inline void finds_in_a_header(void)
{
	FILE *f = popen("true", "r");
	if (f)
		fclose(f); /* expect: resources/wrong-close */
}
