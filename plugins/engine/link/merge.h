/* SPDX-License-Identifier: Apache-2.0 */
/*
 * merge.h - the results of children, decoded in the order of the commands and freed of what
 * several of them say.
 */
#ifndef TG_ENGINE_MERGE_H
#define TG_ENGINE_MERGE_H

#include "engine/check/packs.h"
#include "engine/link/link_plan.h"
#include "engine/link/settle.h"
#include "engine/run/child.h"

/* Zero it, set the first five, release it with tg_merge_done(). */
struct tg_merge {
	struct tg_arena *arena; /* of the run */
	const struct tg_engine_options *options;
	const struct tg_packs *packs;
	void (*on_unit)(void *user, const struct tg_unit *unit);
	void *user;
	struct tg_engine_stats stats;
	struct tg_interner interner;
	struct tg_map findings, symbols, calls, cut; /* what was given already */
	TG_VEC(struct tg_cut) cuts;
	struct tg_settlement settlement;
	struct tg_map uses; /* suppressions of headers -> struct tg_allow_use * */
};

/* The message of a unit and where it comes from. */
struct tg_merge_item {
	const struct tg_command *command;
	const struct tg_buf *message; /* NULL when its child sent none */
	const struct tg_child_end *end;
	const struct tg_buf *linked; /* what the link step gave for the unit, or NULL */
	const char *problem;         /* why the unit could not be linked, or NULL */
	bool recalled;               /* from the cache: nothing was spent on it now */
	bool last;
	const struct tg_linkage *program; /* all units, when they are known; or NULL */
	size_t index;                     /* of the unit among them */
	/* Called with what was decoded, before the unit is given; may be NULL. */
	void (*on_result)(void *user, const struct tg_unit_result *result);
	void *user;
};

/* Gives the unit. False, and nothing is given, when a recalled message is not well formed. */
bool tg_merge_unit(struct tg_merge *merge, const struct tg_merge_item *item);

/* Calls `on_result` alone, for a recalled unit too; the unit is given later. False likewise. Texts
 * of the result live in the run's arena, and so do its calls. */
bool tg_merge_look(struct tg_merge *merge, const struct tg_merge_item *item);

/* Notes which suppressions the link step of a unit had a use for, before units are given. */
void tg_merge_linked_uses(struct tg_merge *merge, const struct tg_buf *linked);

/* Completes `stats`, when all units were given. */
void tg_merge_end(struct tg_merge *merge);
void tg_merge_done(struct tg_merge *merge);

/*
 * Decodes a message into a unit that stands alone. False when the child sent nothing sensible;
 * the unit then says so.
 */
bool tg_merge_decode(struct tg_interner *interner, const struct tg_packs *packs, const char *root,
		     const struct tg_command *command, const struct tg_buf *message,
		     const struct tg_child_end *end, struct tg_unit_result *ret_result);

#endif
