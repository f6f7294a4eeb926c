/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
static inline int finds_in_a_header(const char *text)
{
	return atoi(text); /* expect: api/number-unchecked */
}
