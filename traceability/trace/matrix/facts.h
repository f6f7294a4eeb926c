/* SPDX-License-Identifier: Apache-2.0 */
/*
 * facts.h - everything that is known of one commit, read from the trace database, and the matrix
 * that follows from it.
 */
#ifndef TG_TRACE_FACTS_H
#define TG_TRACE_FACTS_H

#include "knowledge/config.h"
#include "store/store.h"
#include "trace/matrix/matrix.h"

/* Zero it before use; release it with tg_known_done(). */
struct tg_known {
	struct tg_arena arena;
	/*
	 * Set before loading: configuration, policy and, unless that policy says otherwise, the
	 * ledger and the pins of identities are taken from there. NULL = the commit's own. A gate
	 * judges by those of the base.
	 */
	const struct tg_known *judged_by;
	struct tg_oid commit;
	struct tg_config config;   /* of that commit */
	struct tg_policy policy;   /* likewise; the default where it is malformed */
	struct tg_reviews reviews; /* the ledger of that commit */
	struct tg_pins pins;       /* its pins of identities */
	struct tg_facts now;
	const struct tg_fact_run *runs; /* of the commit and its past, oldest first */
	size_t run_count;
	size_t left_out; /* runs on commits beside the past that are too many to be looked at */
	const struct tg_fact_reach *reaches; /* what tests executed, by path and line */
	size_t reach_count;
	const struct tg_finding *findings; /* open and suppressed, sorted */
	size_t finding_count;
	const struct tg_foreign_finding *foreign; /* of other tools */
	size_t foreign_count;
	size_t checked; /* files of the tree that an analysis looked at; 0 = findings are unknown */
	const struct tg_claim_problem *near_misses; /* look like annotations and are none */
	size_t near_miss_count;
	struct tg_matrix matrix;
	TG_VEC(struct tg_meanings *) meanings; /* of all facts, to be released */
};

/*
 * Loads what is known of `commit`, which the database must hold, and decides its matrix. `cards`
 * and `catalogs` are borrowed for as long as the result lives.
 */
bool tg_known_load(struct tg_known *known, struct tg_store *store, const struct tg_oid *commit,
		   const struct tg_cards *cards, struct tg_catalogs *catalogs, struct tg_err *err);

/*
 * As tg_known_load(), but only what the item `id` and its chain need. `*ret_fit` tells whether that
 * is possible; where it is not, and after an error, release the result and load everything.
 * `cards` and `catalogs` may be NULL at first: TG_PART_ASKS means that they are needed.
 */
enum tg_part_fit {
	TG_PART_FITS = 0,
	TG_PART_ASKS,
	TG_PART_NOT,
};
bool tg_known_load_part(struct tg_known *known, struct tg_store *store, const struct tg_oid *commit,
			const char *id, const struct tg_cards *cards, struct tg_catalogs *catalogs,
			enum tg_part_fit *ret_fit, struct tg_err *err);
void tg_known_done(struct tg_known *known);

/* Facts of another commit, that live as long as `known`; the store is left as of that commit. NULL
 * after an error. */
const struct tg_facts *tg_known_other(struct tg_known *known, struct tg_store *store,
				      const struct tg_oid *commit, struct tg_err *err);

#endif
