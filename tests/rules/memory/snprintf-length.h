/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
static inline void finds_in_a_header(char *text, size_t size, const char *name)
{
	int n = snprintf(text, size, "%s", name);

	text[n] = 'x'; /* expect: memory/snprintf-length */
}
