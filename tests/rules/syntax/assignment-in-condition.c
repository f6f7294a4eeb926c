/* SPDX-License-Identifier: Apache-2.0 */
/* syntax/assignment-in-condition: what it finds, then what it must leave alone. */
#define ADMIN 5
enum state { CLOSED, OPEN };
int next(void);

#include "assignment-in-condition.h"

int finds_a_constant(int role)
{
	if (role = ADMIN) /* expect: syntax/assignment-in-condition 'role' */
		return 1;
	return 0;
}

int finds_a_constant_in_parentheses(enum state *s)
{
	if ((*s = OPEN)) /* expect: syntax/assignment-in-condition */
		return 1;
	return 0;
}

int finds_a_variable(int a, int b)
{
	while (a = b) /* expect: syntax/assignment-in-condition */
		b--;
	return a;
}

int finds_half_of_a_condition(int a, int b)
{
	return (a > 3 && (b = 4)) ? 1 : 0; /* expect: syntax/assignment-in-condition */
}

#define IS(x, y) (x = y)
int finds_through_a_macro(int a)
{
	if (IS(a, 3)) /* expect: syntax/assignment-in-condition */
		return 1;
	return 0;
}

int allows_a_comparison(int role)
{
	return role == ADMIN ? 1 : 0;
}

int allows_a_call(int n)
{
	if (n = next())
		return n;
	while ((n = next()) != 0)
		;
	return 0;
}

int allows_a_second_pair(int a, int b)
{
	if ((a = b))
		return a;
	return 0;
}

struct node {
	struct node *next;
};
void allows_a_walk(struct node *n)
{
	while (n = n->next)
		;
}

void allows_a_loop(int n)
{
	for (n = 0; n < 3; n++)
		;
	do {
		n--;
	} while (n);
}
