/* SPDX-License-Identifier: Apache-2.0 */
/* injection/tainted-environment: what tainted-environment.c calls here. */
#include <stdlib.h>

void tainted_environment_set(const char *value)
{
	setenv("IFS", value, 1); /* expect: injection/tainted-environment */
}
