/* SPDX-License-Identifier: Apache-2.0 */
long recv(int s, void *data, unsigned long size, int flags);
void syslog(int priority, const char *format, ...);
int sd_journal_print(int priority, const char *format, ...);

#include <stdlib.h>
static inline void finds_in_a_header(void)
{
	char *p = getenv("X");
	if (p)
		syslog(3, "%s", p); /* expect: injection/tainted-log */
}
