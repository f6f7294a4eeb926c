/* SPDX-License-Identifier: Apache-2.0 */
/* api/input-flushed: what it finds, then what it must leave alone. */
#include "input-flushed.h"

int finds_a_statement(void)
{
	fflush(stdin); /* expect: api/input-flushed */
	return getchar();
}

int finds_a_condition(void)
{
	if (fflush(stdin) != 0) /* expect: api/input-flushed */
		return -1;
	return getchar();
}

#define SKIP(f) fflush(f)
void finds_through_a_macro(void)
{
	SKIP(stdin); /* expect: api/input-flushed */
}

void allows_output(void)
{
	fflush(stdout);
}

void allows_everything(void)
{
	fflush(NULL);
}

void allows_a_stream(FILE *f)
{
	fflush(f);
}
