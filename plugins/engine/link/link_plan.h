/* SPDX-License-Identifier: Apache-2.0 */
/*
 * link_plan.h - which units have to be looked at together.
 *
 * A unit is linked with those that define what its functions call, and what these call in turn, as
 * far as calls go within a few files. What several units define (main(), variants of one
 * function) is not linked: nobody knows which one is meant. The plan follows from symbols and
 * calls alone, so it is the same whatever the order in which units are done.
 */
#ifndef TG_ENGINE_LINK_PLAN_H
#define TG_ENGINE_LINK_PLAN_H

#include "base/map.h"
#include "engine/engine.h"

enum {
	TG_LINK_HOPS = 5,        /* files on the way of a flow */
	TG_LINK_UNITS = 12,      /* with one */
	TG_LINK_FUNCTIONS = 400, /* of other units that are followed for one */
};

/* What is known of all units. Zero it; release it with tg_linkage_done(). */
struct tg_linkage {
	struct tg_map definitions; /* USR -> unit + 1, or AMBIGUOUS */
	size_t ambiguous;          /* of these */
	struct tg_map calls;       /* USR of a caller -> struct linked_calls * */
	TG_VEC(struct tg_link_unit) units;
};

struct tg_link_unit {
	const struct tg_callref *calls; /* borrowed */
	size_t call_count;
	const struct tg_global *globals;
	size_t global_count;
};

/* Notes unit number `index`; every index below the number of units is noted once. */
void tg_linkage_add(struct tg_linkage *linkage, size_t index, const struct tg_unit *unit);

/* What one unit is linked with. */
struct tg_link_plan {
	size_t units[TG_LINK_UNITS]; /* others, in the order in which they are reached */
	size_t count;
	struct tg_map roots; /* USRs of its functions from which others can be reached */
};

/* False when the unit reaches no other. Release the plan with tg_map_done(&roots). */
bool tg_link_plan(const struct tg_linkage *linkage, size_t index, struct tg_link_plan *ret_plan);

/*
 * True when a unit calls the function `name` that unit number `index` makes up a program with: they
 * are tied by calls, whoever calls whom. (Programs that share the files of a library are one.)
 */
bool tg_linkage_program_calls(const struct tg_linkage *linkage, size_t index, const char *name);

void tg_linkage_done(struct tg_linkage *linkage);

#endif
