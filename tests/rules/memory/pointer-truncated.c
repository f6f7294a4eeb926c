/* SPDX-License-Identifier: Apache-2.0 */
/* memory/pointer-truncated: what it finds, then what it must leave alone. */
#include "pointer-truncated.h"

unsigned finds_a_handle(const char *object)
{
	return (unsigned)object; /* expect: memory/pointer-truncated */
}

char *finds_the_way_back(int handle)
{
	return (char *)handle; /* expect: memory/pointer-truncated */
}

int finds_it_without_a_cast(char *object)
{
	int number = object; /* expect: memory/pointer-truncated */

	return number;
}

#define ID(p) ((short)(p))
short finds_through_a_macro(struct x *object)
{
	return ID(object); /* expect: memory/pointer-truncated */
}

uintptr_t allows_a_wide_number(const char *object)
{
	return (uintptr_t)object;
}

const char *allows_the_way_back(uintptr_t number)
{
	return (const char *)number;
}

void *allows_a_constant(void)
{
	return (void *)0x4000;
}

int allows_what_is_pointed_at(const int *object)
{
	return (int)*object;
}
