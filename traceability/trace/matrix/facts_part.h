/* SPDX-License-Identifier: Apache-2.0 */
/*
 * facts_part.h - of all facts those that the chain of one item rests on; internal to
 * trace/matrix/facts*.c.
 *
 * A question about one of ten thousand requirements needs no more than: what it covers, what covers
 * that, the claims of these, the symbols that these stand at and all that they mention by name, and
 * the results of their tests, here and at the commits that the tests ran on. On that the matrix
 * decides as it does on all. Where something else could have a say in it (a clause of a catalogue
 * that people spell as they like, a circle, a function that may have had another name), the part
 * does not fit, and all is read.
 */
#ifndef TG_TRACE_FACTS_PART_H
#define TG_TRACE_FACTS_PART_H

#include "trace/matrix/facts.h"

/* What facts.c does for both. */
bool tg_facts_config(struct tg_arena *arena, struct tg_store *store, bool strict,
		     struct tg_config *config, struct tg_err *err);
bool tg_facts_meanings(struct tg_known *known, struct tg_store *store, const struct tg_oid *commit,
		       const struct tg_config *config, struct tg_symbol *symbols,
		       struct tg_facts *facts, struct tg_err *err);

/*
 * Fills in `now`, `runs` and `reaches` of `known` for the chain of the item `id`, unless it does
 * not fit. `catalogs` may be NULL: not read yet.
 */
bool tg_part_load(struct tg_known *known, struct tg_store *store, const char *id,
		  struct tg_catalogs *catalogs, enum tg_part_fit *ret_fit, struct tg_err *err);

/* True when what the matrix says would be the same if it had been made of everything. */
bool tg_part_holds(const struct tg_known *known);

#endif
