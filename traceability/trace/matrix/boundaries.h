/* SPDX-License-Identifier: Apache-2.0 */
/*
 * boundaries.h - the trust boundaries of the threat model and the code that crosses them, joined:
 * code that takes data from outside and is tied to nothing of the model, and boundaries of the
 * model that no code crosses.
 *
 * A boundary is an item with the tag "trust-boundary"; its threats stand in tags "threat:ID". Code
 * takes data from outside when it calls a function of the list "outside-sources" of rules/models/.
 * It is tied to a boundary, a threat, a mitigation, or a requirement that covers one of these, by
 * its own claim, that of code which leads to it, or that of code which its data come to.
 */
#ifndef TG_TRACE_BOUNDARIES_H
#define TG_TRACE_BOUNDARIES_H

#include "trace/analysis/analysis.h"
#include "trace/matrix/facts.h"

/* What the join is reported under: the rule that looks at units alone where there is no model. */
#define TG_RULE_BOUNDARY "boundary/undocumented"

#define TG_BOUNDARY_TAG "trust-boundary"
#define TG_BOUNDARY_THREAT "threat:"

/* A function that takes data from outside. */
struct tg_boundary_entry {
	const struct tg_symbol *symbol;
	const char *source; /* the function that brings the data in: "recv" */
};

struct tg_boundaries {
	bool asked;         /* false: who calls whom is not known, or the model has no threat */
	size_t entry_count; /* functions that take data from outside */
	size_t count;       /* boundaries of the model */
	const struct tg_boundary_entry *untied; /* by path and line */
	size_t untied_count;
	const struct tg_item *const *uncrossed; /* boundaries, by id */
	size_t uncrossed_count;
};

/* Joins both at the commit of `known`. `sources` is the set of names, in lower case. All of
 * `*ret` is in `arena`, or borrowed from `known`. */
void tg_boundaries_find(struct tg_arena *arena, const struct tg_known *known,
			const struct tg_map *sources, struct tg_boundaries *ret);

/*
 * Where the model was `asked`, puts what the join found, in both directions, in place of what units
 * alone said under TG_RULE_BOUNDARY, with the severity that `rulebook` gives the rule, or its card
 * where the profile does not run it. What is suppressed beside the code stays so. `is_new`, when
 * not NULL, has a flag for each finding and is kept in step, in the arena of `analysis`; of those
 * added it tells whether the join at the base, `before`, lacked them (never, when nothing was asked
 * there).
 */
void tg_boundaries_report(const struct tg_boundaries *found, const struct tg_boundaries *before,
			  const struct tg_rulebook *rulebook, struct tg_analysis *analysis,
			  bool **is_new);

#endif
