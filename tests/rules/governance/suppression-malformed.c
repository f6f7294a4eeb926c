/* SPDX-License-Identifier: Apache-2.0 */
/* governance/suppression-malformed: what it finds, then what it must leave alone. */
#include <stdlib.h>

#include "suppression-malformed.h"

char *gets(char *s);

void finds_a_short_reason(char *p, size_t n)
{
	/* tracegate-allow(memory/realloc-lost): fine */ /* expect: governance/suppression-malformed */
	p = realloc(p, n);
}

void finds_a_wrong_date(char *p, size_t n)
{
	/* tracegate-allow(memory/realloc-lost): the process ends when this fails; owner=developer; until=2026-02-30 */ /* expect: governance/suppression-malformed */
	p = realloc(p, n);
}

void finds_an_unknown_field(char *p, size_t n)
{
	/* tracegate-allow(memory/realloc-lost): the process ends when this fails; ticket */ /* expect: governance/suppression-malformed */
	p = realloc(p, n);
}

#define GROW(p, n) p = realloc(p, n)
void finds_one_before_a_macro(char *p, size_t n)
{
	/* tracegate-allow(memory/realloc-lost): too short */ /* expect: governance/suppression-malformed */
	GROW(p, n);
}

void allows_a_record(char *p, size_t n)
{
	/* tracegate-allow(memory/realloc-lost): the process ends when this fails; owner=developer; until=2099-12-31 */
	p = realloc(p, n);
}

void allows_a_date(char *p, size_t n)
{
	/* tracegate-allow(memory/realloc-lost): the process ends when this fails; owner=developer; until=2099-12-31 */
	p = realloc(p, n);
}

/* It is written tracegate-allow, a rule in brackets, a reason. */
void allows_a_mention(char *p, size_t n)
{
	free(p);
}
