/* SPDX-License-Identifier: Apache-2.0 */
/* memory/fixed-register: what it finds, then what it must leave alone. */
#include "fixed-register.h"

void take(volatile void *p);

void finds_a_variable(void)
{
	volatile unsigned *reg = (volatile unsigned *)0x40021000; /* expect: memory/fixed-register */
	*reg = 1;
}

void finds_an_assignment(volatile unsigned short *reg)
{
	reg = (volatile unsigned short *)(0x40021000 + 8); /* expect: memory/fixed-register 0x40021008 */
	*reg = 1;
}

void finds_an_argument(void)
{
	take((volatile void *)0x50000000); /* expect: memory/fixed-register */
}

#define POKE(address, value) (*(volatile unsigned *)(address) = (value))
void finds_through_a_macro(void)
{
	POKE(0x40021000, 3); /* expect: memory/fixed-register */
}

#define CONTROL ((volatile unsigned *)0x40021000)
#define BASE 0x40021000
void allows_a_macro_that_names_it(void)
{
	*CONTROL = 1;
	*(volatile unsigned *)BASE = 2;
	POKE(BASE, 4);
}

enum { TIMER = 0x40030000 };
void allows_a_constant_that_names_it(void)
{
	*(volatile unsigned *)TIMER = 1;
}

static volatile unsigned *const uart = (volatile unsigned *)0x40001000;
void allows_one_place_for_all(void)
{
	*uart = 1;
}

void allows_an_address_that_is_given(unsigned long address)
{
	*(volatile unsigned *)address = 1;
}

int allows_what_is_no_register(volatile unsigned *p)
{
	return p == (volatile unsigned *)-1 || p == (volatile unsigned *)0;
}
