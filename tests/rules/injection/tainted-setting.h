/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
int sethostname(const char *name, size_t n);
int SetComputerNameA(const char *name);
int sysctlbyname(const char *name, void *old, size_t *old_size, const void *value, size_t n);
long recv(int s, void *data, unsigned long size, int flags);

static inline void finds_in_a_header(int s)
{
	char name[64] = "";

	if (recv(s, name, sizeof(name) - 1, 0) > 0)
		sethostname(name, 3); /* expect: injection/tainted-setting */
}
