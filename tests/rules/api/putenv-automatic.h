/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
static inline int finds_in_a_header(void)
{
	char text[8] = "H=1";

	return putenv(text); /* expect: api/putenv-automatic */
}
