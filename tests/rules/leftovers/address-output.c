/* SPDX-License-Identifier: Apache-2.0 */
/* leftovers/address-output: what it finds, then what it must leave alone. */
#include <stdio.h>
#include <syslog.h>

#include "address-output.h"

void finds_a_print(void *p)
{
	printf("at %p\n", p); /* expect: leftovers/address-output */
}

void finds_a_log(void *p)
{
	syslog(LOG_DEBUG, "session %p closed", p); /* expect: leftovers/address-output */
}

void finds_a_stream(FILE *out, void *p)
{
	fprintf(out, "%p", p); /* expect: leftovers/address-output */
}

#define TRACE(p) fprintf(stderr, "%p\n", p)
void finds_through_a_macro(void *p)
{
	TRACE(p); /* expect: leftovers/address-output */
}

void allows_a_number(unsigned n)
{
	printf("%u\n", n);
}

void allows_text(const char *name)
{
	syslog(LOG_INFO, "%s", name);
}

void allows_a_per_cent_sign(int n)
{
	printf("%d %%\n", n);
}
