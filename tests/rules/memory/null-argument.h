/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>
static inline unsigned long finds_in_a_header(void)
{
	return strlen((const char *)0); /* expect: memory/null-argument */
}
