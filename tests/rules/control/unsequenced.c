/* SPDX-License-Identifier: Apache-2.0 */
/* control/unsequenced: what it finds, then what it must leave alone. */
#include "unsequenced.h"

int finds_two_changes(int i)
{
	i = i++; /* expect: control/unsequenced */
	return i;
}

int finds_a_change_and_a_read(int i)
{
	return i++ + i; /* expect: control/unsequenced */
}

void take(int a, int b);
void finds_arguments(int i)
{
	take(i++, i); /* expect: control/unsequenced */
}

#define SQUARE(x) ((x) * (x))
int finds_through_a_macro(int i)
{
	return SQUARE(i++); /* expect: control/unsequenced */
}

int allows_two_statements(int i)
{
	i++;
	return i + i;
}

int allows_a_comma(int i)
{
	return i++, i;
}

int allows_a_short_circuit(int i)
{
	return i++ && i;
}
