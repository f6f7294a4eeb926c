/* SPDX-License-Identifier: Apache-2.0 */
/* governance/suppression-stale: what it finds, then what it must leave alone. */
#include <stdlib.h>

#include "suppression-stale.h"

void finds_an_unused_one(char *p)
{
	/* tracegate-allow(memory/realloc-lost): the process ends when this fails; owner=developer; until=2099-12-31 */ /* expect: governance/suppression-stale */
	free(p);
}

void finds_an_expired_one(char *p, size_t n)
{
	/* tracegate-allow(memory/realloc-lost): the process ends when this fails; owner=developer; until=2020-12-31 */ /* expect: governance/suppression-stale */
	p = realloc(p, n);
}

void finds_an_unknown_rule(char *p)
{
	/* tracegate-allow(memory/realloc-found): the process ends when this fails; owner=developer; until=2099-12-31 */ /* expect: governance/suppression-stale */
	free(p);
}

#define RELEASE(p) free(p)
void finds_one_before_a_macro(char *p)
{
	/* tracegate-allow(memory/realloc-lost): the process ends when this fails; owner=developer; until=2099-12-31 */ /* expect: governance/suppression-stale */
	RELEASE(p);
}

void allows_one_before(char *p, size_t n)
{
	/* tracegate-allow(memory/realloc-lost): the process ends when this fails; owner=developer; until=2099-12-31 */
	p = realloc(p, n);
}

void allows_one_behind(char *p, size_t n)
{
	p = realloc(p, n); /* tracegate-allow(memory/realloc-lost): the process ends when this fails; owner=developer; until=2099-12-31 */
}

#define GROW(p, n) p = realloc(p, n)
void allows_one_that_covers_a_macro(char *p, size_t n)
{
	/* tracegate-allow(memory/realloc-lost): the process ends when this fails; owner=developer; until=2099-12-31 */
	GROW(p, n);
}
