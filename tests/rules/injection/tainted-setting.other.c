/* SPDX-License-Identifier: Apache-2.0 */
/* injection/tainted-setting: what tainted-setting.c calls here. */
#include <string.h>
int sethostname(const char *name, size_t n);

void tainted_setting_name(const char *name)
{
	sethostname(name, strlen(name)); /* expect: injection/tainted-setting */
}
