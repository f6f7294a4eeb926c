/* SPDX-License-Identifier: Apache-2.0 */
/* memory/stack-overflow: what stack-overflow.c calls here. */
#include <string.h>

void stack_overflow_fill(char *to, unsigned long n)
{
	memset(to, 0, n); /* expect: memory/stack-overflow */
}
