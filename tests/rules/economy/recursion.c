/* SPDX-License-Identifier: Apache-2.0 */
/* economy/recursion: what it finds, then what it must leave alone. */
struct node {
	struct node *left, *right;
	int value;
};
static int odd(int n);

#include "recursion.h"

int finds_a_tree(const struct node *n)
{
	return n ? finds_a_tree(n->left) + n->value : 0; /* expect: economy/recursion finds_a_tree */
}

int finds_a_parser(const char **text)
{
	while (**text)
		if (*(*text)++ == '(')
			finds_a_parser(text); /* expect: economy/recursion */
	return 0;
}

static int even(int n)
{
	return n == 0 ? 1 : odd(n - 1); /* expect: economy/recursion odd */
}

static int odd(int n)
{
	return n == 0 ? 0 : even(n - 1); /* expect: economy/recursion even */
}

#define AGAIN(n) finds_through_a_macro(n)
int finds_through_a_macro(int n)
{
	return n ? AGAIN(n / 2) : even(0); /* expect: economy/recursion */
}

int allows_a_limit(const struct node *n, int depth)
{
	return n && depth > 0 ? allows_a_limit(n->right, depth - 1) : 0;
}

int allows_a_loop(const struct node *n)
{
	int sum = 0;

	for (; n; n = n->left)
		sum += n->value;
	return sum;
}

int allows_calls(int n)
{
	return allows_a_limit(0, n);
}
