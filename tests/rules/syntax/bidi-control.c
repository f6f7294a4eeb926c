/* SPDX-License-Identifier: Apache-2.0 */
/* syntax/bidi-control: what it finds, then what it must leave alone. */
#include "bidi-control.h"

int finds_a_comment(int admin)
{
	/* ‮ only when admin ⁦ */ /* expect: syntax/bidi-control */
	return admin;
}

const char *finds_a_text(void)
{
	return "user‮ // check"; /* expect: syntax/bidi-control */
}

int finds_an_isolate(int n)
{
	return n; /* ⁧x⁩ */ /* expect: syntax/bidi-control */
}

#define LABEL "a‭b" /* expect: syntax/bidi-control */
/* expect: syntax/bidi-control @+3 */
const char *finds_through_a_macro(void)
{
	return "‫" LABEL;
}

const char *allows_other_alphabets(void)
{
	return "שלום";
}

const char *allows_an_escape(void)
{
	return "\u202e";
}

const char *allows_a_dash(void)
{
	return "a – b";
}
