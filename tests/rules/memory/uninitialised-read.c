/* SPDX-License-Identifier: Apache-2.0 */
/* memory/uninitialised-read: what it finds, then what it must leave alone. */
#include "uninitialised-read.h"

void take(int *value);
int ready(void);

int finds_a_variable(void)
{
	int value;
	return value + 1; /* expect: memory/uninitialised-read */
}

int finds_one_branch(int channel)
{
	int value;
	if (channel) /* expect: memory/uninitialised-read */
		value = channel;
	return value;
}

int finds_a_forgotten_case(int kind)
{
	int value;
	switch (kind) {
	case 1:
		value = 1;
		break;
	default: /* expect: memory/uninitialised-read */
		break;
	}
	return value;
}

#define NEXT(x) ((x) + 1)
int finds_through_a_macro(void)
{
	int value;
	return NEXT(value); /* expect: memory/uninitialised-read */
}

int allows_both_branches(int channel)
{
	int value;
	if (channel)
		value = 1;
	else
		value = 2;
	return value;
}

int allows_an_out_parameter(void)
{
	int value;
	take(&value);
	return value;
}

int allows_a_correlated_flag(void)
{
	int value;
	int ok = ready();
	if (ok)
		value = 1;
	if (ok)
		return value;
	return 0;
}
