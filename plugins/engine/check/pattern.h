/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pattern.h - finds the patterns of cards (model/pattern.h) in the IR.
 *
 * Matching is on meaning: through macros, casts and parentheses, with folded constants and types.
 * A pattern's search is bounded in steps; one that runs out makes the unit degraded.
 */
#ifndef TG_ENGINE_PATTERN_H
#define TG_ENGINE_PATTERN_H

#include "engine/check/host.h"
#include "model/pattern.h"

/* Steps of one rule in one unit: more than any sensible pattern takes in a huge function. */
enum { TG_PATTERN_STEPS = 4000000 };

/* One rule at work on one unit. */
struct tg_match {
	struct tg_check *check;
	const struct tg_pattern_rule *rule;
	tg_node bound[TG_PATTERN_HOLES]; /* 0 = not yet; a VAR or PARAM stands for the variable */
	tg_node first, last;             /* of a sequence: the statements at its ends */
	tg_node function;                /* around the match, or 0 */
	unsigned *steps;
};

/* Looks for all enabled rules. Returns the card of one that ran out of steps, or NULL. */
const char *tg_patterns_find(struct tg_check *check);

/* The function that a CALL names, or "". Also where the name stands in parentheses, which keep a
 * macro from being used. */
const char *tg_pattern_callee(const struct tg_ir *ir, tg_node call);
/* True when a CALL calls the function `name`. */
bool tg_pattern_calls(const struct tg_ir *ir, tg_node call, const char *name);
/* True when `node` is what the pattern says; binds holes, also when it fails in the end. */
bool tg_pattern_match(struct tg_match *match, const struct tg_pattern_node *pattern, tg_node node);
/* False when it cannot be by the kind of the node alone: asked before anything that costs. */
bool tg_pattern_may_match(const struct tg_ir *ir, const struct tg_pattern_node *pattern,
			  tg_node node);
/* As before, for statements that begin at `node`; `complete` decides about a whole match. */
bool tg_pattern_sequence(struct tg_match *match, const struct tg_pattern *pattern, tg_node node,
			 bool (*complete)(struct tg_match *));

/* pattern_where.c: true when all conditions of the rule hold for the holes as they are bound. */
bool tg_pattern_where(struct tg_match *match);
/* True when two expressions are written alike: the same operators on the same objects. */
bool tg_pattern_alike(const struct tg_ir *ir, tg_node a, tg_node b);
/* pattern_taint.c: what listens to the flow for the patterns that ask for taint; NULL when none
 * does. It is to run before they are looked for. */
struct tg_pass *tg_pattern_listen(struct tg_check *check);
/* True when a part of `a` comes from outside the program on some path. */
bool tg_pattern_tainted(const struct tg_check *check, tg_node a);

#endif
