/* SPDX-License-Identifier: Apache-2.0 */
long recv(int s, void *data, unsigned long size, int flags);

#include <stdio.h>
static inline FILE *finds_in_a_header(int s)
{
	char name[10] = "";
	if (recv(s, name, sizeof(name) - 1, 0) <= 0)
		return 0;
	return fopen(name, "r"); /* expect: files/path-traversal */
}
