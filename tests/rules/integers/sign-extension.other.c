/* SPDX-License-Identifier: Apache-2.0 */
/* integers/sign-extension: what sign-extension.c calls here. */
#include <string.h>

void sign_extension_fill(char *to, short n)
{
	memset(to, 0, n); /* expect: integers/sign-extension */
}
