/* SPDX-License-Identifier: Apache-2.0 */
/* syntax/no-effect: what it finds, then what it must leave alone. */
struct box {
	int w, h;
	volatile int status;
};

#include "no-effect.h"

int ask(void);

void finds_a_member(struct box *b, int w, int h)
{
	b->w = w;
	b->h = b->h; /* expect: syntax/no-effect 'h' */
}

int finds_an_empty_branch(int n)
{
	if (n == 3) { /* expect: syntax/no-effect */
	}
	return n;
}

int finds_a_semicolon(int n)
{
	if (n > 3); /* expect: syntax/no-effect */
	return n;
}

void finds_a_name(int n)
{
	n; /* expect: syntax/no-effect */
}

void finds_a_sum(int n, int m)
{
	n + m; /* expect: syntax/no-effect */
}

#define TAKE(to, from) to = from
void finds_through_a_macro(struct box *b)
{
	TAKE(b->h, b->h); /* expect: syntax/no-effect */
}

void allows_another_member(struct box *b, struct box *c)
{
	b->h = c->h;
	b->w = b->h;
}

void allows_a_volatile_one(struct box *b)
{
	b->status = b->status;
}

void allows_a_cast(int n)
{
	(void)n;
}

#define SAME_ORDER(x) (x)
void allows_what_a_macro_makes(struct box *b)
{
	b->w = SAME_ORDER(b->w);
}

int allows_a_call(int n)
{
	if (ask()) {
	}
	return n;
}

int allows_a_comment(int n)
{
	if (n == 3) {
		/* the rest is for the other kinds */
	}
	return n;
}

int allows_an_else(int n)
{
	if (n == 3) {
	} else {
		n = ask();
	}
	return n;
}

int finds_the_same_twice(int premium)
{
	int r;
	if (premium) /* expect: syntax/no-effect both branches */
		r = 5;
	else
		r = 5;
	return r;
}

int finds_a_loop_that_counts(const int *v, int n)
{
	int i;
	for (i = 0; i < n; i++) { /* expect: syntax/no-effect this loop counts */
	}
	return v[0];
}

int allows_two_branches(int premium)
{
	if (premium)
		return 5;
	else
		return 6;
}

int allows_a_length(const char *s)
{
	int i;
	for (i = 0; s[i]; i++) {
	}
	return i;
}

#define trace(...)
int allows_a_macro_that_is_empty_here(int n)
{
	if (n == 3)
		trace("three");
	return n;
}

int allows_a_conversion(int c)
{
	c = (unsigned char)c;
	return c;
}

int allows_branches_that_another_build_tells_apart(int n)
{
	if (n > 3) {
		n = 1;
#ifdef WITH_MORE
		n += 2;
#endif
	} else {
		n = 1;
	}
	return n;
}

int finds_branches_with_a_sign_in_them(int n)
{
	if (n > 3) /* expect: syntax/no-effect both branches */
		n = '#';
	else
		n = '#';
	return n;
}
