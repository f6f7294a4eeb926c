/* SPDX-License-Identifier: Apache-2.0 */
/*
 * causes.h - through what code came to mean something else, with the commits that did it.
 */
#ifndef TG_OUTPUT_CAUSES_H
#define TG_OUTPUT_CAUSES_H

#include "base/json.h"
#include "output/chain.h"

/* The commit that brought a change, or took away what was there; false when it is not known. */
bool tg_cause_commit(const struct tg_chain *chain, const struct tg_meaning_change *cause,
		     struct tg_stored_commit *ret);

/* "changed 2026-01-02 by Dev in 12345678 (Fix the check)" of the code itself, or "rests on ROUNDS
 * (macro, 2 deep: check() -> hash() -> ROUNDS), changed ..."; what is new or gone is called so. */
void tg_cause_text(struct tg_buf *out, const struct tg_chain *chain,
		   const struct tg_meaning_change *cause);

/* `before` and "2026-01-02 by Dev in 12345678 (Fix the check)", or nothing. */
void tg_cause_by(struct tg_buf *out, const char *before, const struct tg_chain *chain,
		 const struct tg_meaning_change *cause);

/* Members of an object: change, depth, through, where, and the commit. */
void tg_cause_json(struct tg_json *json, const struct tg_chain *chain,
		   const struct tg_meaning_change *cause);

/* Tells a chain which files it will be asked about. */
void tg_causes_prepare(const struct tg_chain *chain, const struct tg_meaning_change *causes,
		       size_t count);

#endif
