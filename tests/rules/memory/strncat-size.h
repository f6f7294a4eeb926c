/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>
static inline void finds_in_a_header(const char *more)
{
	char text[16] = "a";
	strncat(text, more, sizeof(text)); /* expect: memory/strncat-size */
}
