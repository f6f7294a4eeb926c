/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <stdlib.h>
static inline long finds_in_a_header(const char *text)
{
	errno = 0;
	return strtol(text, NULL, 10); /* expect: errors/errno-ignored */
}
