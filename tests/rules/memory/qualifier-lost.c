/* SPDX-License-Identifier: Apache-2.0 */
/* memory/qualifier-lost: what it finds, then what it must leave alone. */
#include "qualifier-lost.h"

void take(char *text);

void finds_a_cast(const char *text)
{
	*(char *)text = 0; /* expect: memory/qualifier-lost */
}

unsigned finds_volatile(volatile unsigned *at)
{
	return *(unsigned *)at; /* expect: memory/qualifier-lost */
}

void finds_it_without_a_cast(const char *text)
{
	take(text); /* expect: memory/qualifier-lost */
}

#define WRITABLE(p) ((char *)(p))
char *finds_through_a_macro(const char *text)
{
	return WRITABLE(text); /* expect: memory/qualifier-lost */
}

const unsigned char *allows_another_type(const char *text)
{
	return (const unsigned char *)text;
}

const char *allows_more_of_it(char *text)
{
	return (const char *)text;
}

int allows_a_value(const int *at)
{
	return (int)*at;
}
