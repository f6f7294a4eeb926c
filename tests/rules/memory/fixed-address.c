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
