/* SPDX-License-Identifier: Apache-2.0 */
/* memory/fixed-address: what it finds, then what it must leave alone. */
#include "fixed-address.h"

void take(void *p);

char *finds_a_variable(void)
{
	char *p = (char *)0x400000; /* expect: memory/fixed-address 0x400000 */
	return p;
}

void finds_a_function(void)
{
	void (*f)(void);
	f = (void (*)(void))0x00401000; /* expect: memory/fixed-address */
	f();
}

void finds_an_argument(void)
{
	take((void *)0x12345678); /* expect: memory/fixed-address */
}

#define BASE 0x20000000
int *finds_through_a_macro(void)
{
	return (int *)BASE; /* expect: memory/fixed-address */
}

volatile unsigned *allows_a_register(void)
{
	return (volatile unsigned *)0x40021000;
}

void *allows_marks(void)
{
	take((void *)1);
	return (void *)-1;
}

int allows_a_comparison(char *p)
{
	return p == (char *)0x400000;
}

char *allows_an_object(void)
{
	static char data[8];
	return &data[2];
}

struct row {
	const char *name;
	const void *first;
};
#define PACKED(first, count) ((const void *)(unsigned long)((count) << 16 | (first)))
static const struct row allows_numbers_side_by_side[] = {
	{"root", PACKED(1, 2)},
	{"devices", PACKED(3, 13)},
};
const void *finds_a_sum(void)
{
	return (void *)(0x40020000UL + 0x14); /* expect: memory/fixed-address */
}

void take_with(void (*f)(void *), void *user);
void allows_a_number_for_a_function_that_is_called_back(void (*f)(void *))
{
	take_with(f, (void *)(unsigned long)0xffff);
}
