/* SPDX-License-Identifier: Apache-2.0 */
/* api/memset-arguments: what it finds, then what it must leave alone. */
#include <string.h>

struct key {
	unsigned char bytes[32];
};

#include "memset-arguments.h"

void finds_a_size_as_value(struct key *k)
{
	memset(k, 0, sizeof(*k)); /* expect: api/memset-arguments does nothing */
}

void finds_a_variable(char *p, int n)
{
	memset(p, 0, n); /* expect: api/memset-arguments */
}

void finds_another_value(char *p)
{
	memset(p + 1, 0, 0xff); /* expect: api/memset-arguments */
}

#define NOTHING 0
#define CLEAR(p) memset(p, sizeof(p), NOTHING)
void finds_through_a_macro(char *p)
{
	CLEAR(p); /* expect: api/memset-arguments */
}

void finds_a_value_of_more_than_a_byte(unsigned short *registers)
{
	memset(registers, 0x1234, 8); /* expect: api/memset-arguments one byte */
}

void finds_a_value_of_256(struct key *k)
{
	memset(k, 256, sizeof(*k)); /* expect: api/memset-arguments one byte */
}

void allows_all_bits(struct key *k)
{
	memset(k, -1, sizeof(*k));
	memset(k, 0xff, sizeof(*k));
	memset(k, ~0, sizeof(*k));
}

void allows_the_right_order(struct key *k)
{
	memset(k, 0, sizeof(*k));
}

void allows_a_size_that_is_not_known(char *p, int value, unsigned long size)
{
	memset(p, value, size);
}

void allows_nothing_at_all(char *p)
{
	memset(p, 0, 0);
}
