/* SPDX-License-Identifier: Apache-2.0 */
/* memory/alloca-loop: what it finds, then what it must leave alone. */
#include "alloca-loop.h"

void finds_a_loop(int n)
{
	for (int i = 0; i < n; i++) {
		char *block = alloca(64); /* expect: memory/alloca-loop comes back only */

		use(block);
	}
}

void finds_a_loop_with_a_condition(const unsigned *sizes)
{
	do {
		if (*sizes > 8)
			use(alloca(*sizes)); /* expect: memory/alloca-loop */
	} while (*++sizes);
}

void finds_the_condition_itself(void)
{
	for (; alloca(8);) /* expect: memory/alloca-loop */
		use(0);
}

#define STACK_COPY(n) alloca(n)
void finds_through_a_macro(int n)
{
	while (n--)
		use(STACK_COPY(32)); /* expect: memory/alloca-loop */
}

void allows_one_block(int n)
{
	char *block = alloca(64);

	while (n--)
		use(block);
}

void allows_the_begin_of_a_loop(int n)
{
	for (char *block = alloca(64); n; n--)
		use(block);
}

void allows_what_runs_once(void)
{
	do {
		use(alloca(8));
	} while (0);
}

void allows_a_loop_that_ends_there(const int *list)
{
	for (; *list; list++)
		if (*list == 3) {
			use(alloca(8));
			break;
		}
}
