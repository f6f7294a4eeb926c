/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
static inline void finds_in_a_header(const char *text)
{
	printf(text); /* expect: injection/format-string */
}
