/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
static inline int finds_in_a_header(const char *command)
{
	return system(command); /* expect: injection/command */
}
