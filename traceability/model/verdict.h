/* SPDX-License-Identifier: Apache-2.0 */
/*
 * verdict.h - what can be said of a requirement or threat at a commit; the worst that applies.
 */
#ifndef TG_MODEL_VERDICT_H
#define TG_MODEL_VERDICT_H

#include "base/str.h"

/* Worst first: a smaller number wins. */
enum tg_verdict {
	TG_VIOLATED = 0, /* open finding in linked code that maps to it */
	TG_FAILING,      /* a linked test fails */
	TG_BROKEN,       /* a claim names something that does not exist */
	TG_UNCOVERED,    /* no code */
	TG_UNTESTED,     /* no test */
	TG_SUSPECT,      /* item, code, callee or test changed since the link was last reviewed */
	TG_STALE,        /* tests passed, but on other code */
	TG_UNKNOWN,      /* could not be analysed */
	TG_JUSTIFIED,    /* a waiver with reason, owner and expiry */
	TG_VERDICT_OK,
	TG_VERDICTS,
};

const char *tg_verdict_name(enum tg_verdict verdict);    /* "VIOLATED", ..., "OK" */
const char *tg_verdict_meaning(enum tg_verdict verdict); /* one sentence for people */
bool tg_verdict_parse(struct tg_str text, enum tg_verdict *ret);

#endif
