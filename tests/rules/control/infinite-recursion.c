/* SPDX-License-Identifier: Apache-2.0 */
/* control/infinite-recursion: what it finds, then what it must leave alone. */
#include "infinite-recursion.h"

int finds_a_direct_call(int n) /* expect: control/infinite-recursion @+1 */
{
	return finds_a_direct_call(n - 1) + 1;
}

void finds_a_statement(int n) /* expect: control/infinite-recursion @+1 */
{
	finds_a_statement(n + 1);
}

int finds_both_branches(int n) /* expect: control/infinite-recursion @+1 */
{
	if (n > 0)
		return finds_both_branches(n - 1);
	return finds_both_branches(n + 1);
}

#define AGAIN(f, n) f(n)
int finds_through_a_macro(int n) /* expect: control/infinite-recursion @+1 */
{
	return AGAIN(finds_through_a_macro, n);
}

int allows_an_end(int n)
{
	return n > 0 ? allows_an_end(n - 1) : 0;
}

int allows_an_early_return(int n)
{
	if (n > 10)
		return n;
	return allows_an_early_return(n + 1);
}

void allows_a_loop(int n)
{
	while (n-- > 0)
		allows_an_end(n);
}
