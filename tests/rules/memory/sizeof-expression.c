/* SPDX-License-Identifier: Apache-2.0 */
/* memory/sizeof-expression: what it finds, then what it must leave alone. */
#include <string.h>

#include "sizeof-expression.h"

struct frame {
	unsigned char data[260];
};

void finds_a_sizeof_of_a_sizeof(struct frame *f)
{
	memset(f, 0, sizeof(sizeof(*f))); /* expect: memory/sizeof-expression size_t */
}

unsigned long finds_a_step(int i)
{
	unsigned long size = sizeof(i++); /* expect: memory/sizeof-expression not run */

	return size + (unsigned long)i;
}

unsigned long finds_a_pointer_that_moves(const short *at)
{
	return sizeof *--at; /* expect: memory/sizeof-expression */
}

#define FRAME_SIZE (sizeof(struct frame))
unsigned long finds_through_a_macro(void)
{
	return sizeof(FRAME_SIZE); /* expect: memory/sizeof-expression */
}

unsigned long allows_an_element(const struct frame *list)
{
	return sizeof(list[0].data) / sizeof(*list[0].data);
}

unsigned long allows_a_length_that_is_computed(int n)
{
	return sizeof(char[n++]);
}

#define TAKE(value) (sizeof(value) > 4 ? 0 : (value))
int allows_an_argument_that_is_also_run(int n)
{
	return TAKE(n++) + n;
}

unsigned long allows_a_call(void)
{
	return sizeof(strlen(""));
}

enum { allows_an_enumerator = sizeof(struct frame) };

int allows_a_case(unsigned long n)
{
	switch (n) {
	case sizeof(struct frame):
		return allows_an_enumerator;
	default:
		return 0;
	}
}
