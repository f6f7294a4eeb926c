/* SPDX-License-Identifier: Apache-2.0 */
/* leftovers/suspicious-comment: what it finds, then what it must leave alone. */
#include "suspicious-comment.h"

/* FIXME: the password is not checked yet */ /* expect: leftovers/suspicious-comment */
int finds_a_comment(int n)
{
	return n; /* HACK */ /* expect: leftovers/suspicious-comment */
}

int finds_one_in_a_line(int n)
{
	return n + 1; // BUG: off by one /* expect: leftovers/suspicious-comment */
}

/* XXX remove before release */ /* expect: leftovers/suspicious-comment */
#define VALUE(x) ((x) + 1)
int finds_beside_a_macro(int n)
{
	return VALUE(n); /* TODO: macro */ /* expect: leftovers/suspicious-comment */
}

/* A bug was found here once; the hack is gone. */
int allows_prose(int n)
{
	return n;
}

/* DEBUG output goes to stderr; TODOS and BUGS are other words. */
int allows_other_words(int n)
{
	return n;
}

const char *allows_text(void)
{
	return "FIXME";
}
