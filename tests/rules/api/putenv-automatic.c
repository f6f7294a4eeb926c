/* SPDX-License-Identifier: Apache-2.0 */
/* api/putenv-automatic: what it finds, then what it must leave alone. */
#include <stdio.h>
#include <stdlib.h>

static char shared[64];

#include "putenv-automatic.h"

int finds_an_array(int mode)
{
	char text[32];

	snprintf(text, sizeof(text), "MODE=%d", mode);
	return putenv(text); /* expect: api/putenv-automatic 'text' */
}

int finds_an_element(void)
{
	char text[32] = "MODE=1";

	return putenv(&text[0]); /* expect: api/putenv-automatic */
}

int finds_in_a_condition(void)
{
	char line[8] = "A=b";

	if (putenv(line) != 0) /* expect: api/putenv-automatic */
		return -1;
	return 0;
}

#define EXPORT(text) putenv(text)
int finds_through_a_macro(void)
{
	char text[16] = "X=1";

	return EXPORT(text); /* expect: api/putenv-automatic */
}

int allows_a_static_array(void)
{
	static char text[16] = "X=1";

	return putenv(text);
}

int allows_a_global_one(void)
{
	return putenv(shared);
}

int allows_memory_of_its_own(void)
{
	char *text = malloc(16);

	return text ? putenv(text) : -1;
}

int allows_a_parameter(char *text)
{
	return putenv(text);
}
