/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
static inline int finds_in_a_header(const char *name)
{
	FILE *f = fopen(name, "r"); /* expect: resources/handle-leak */
	return f ? fgetc(f) : 0;
}
