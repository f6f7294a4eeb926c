/* SPDX-License-Identifier: Apache-2.0 */
/*
 * link.h - the step across units: functions are run again with what they call in other files.
 *
 * Units are analysed one by one, in any order. When all are done, each one that calls others is
 * put together with those (see link_plan.h), from the IR that its child has left, and the rules of
 * flow run on what reaches them. Nothing is parsed again. What they find is added to the unit; a
 * finding may stand in another file, and its steps lead through all of them.
 *
 * The outcome follows from the units alone: it is kept under their keys, so a changed unit is
 * linked again with those that reach it, and no others are.
 */
#ifndef TG_ENGINE_LINK_H
#define TG_ENGINE_LINK_H

#include "engine/link/link_plan.h"
#include "engine/run/pool.h"
#include "engine/run/recall.h"
#include "engine/run/spool.h"
#include "engine/run/unit.h"

/* A unit that was analysed. */
struct tg_link_done {
	struct tg_buf message; /* the body of its message; empty when its child sent none */
	struct tg_child_end end;
	bool recalled;
	bool has_key, has_ir;
	bool spooled; /* the IR lies in the spool, else in the cache */
	size_t ir_offset, ir_size;
	struct tg_str code; /* the IR in memory while a child that needs it is being started */
	struct tg_hash key;
	bool left_out;        /* not analysed, and not known from before */
	struct tg_buf linked; /* the body of what the link step gave; empty: nothing */
	const char *problem;  /* why it could not be linked, or NULL */
};

/* Set the first four, zero the rest but `spool.fd`, which is -1. */
struct tg_link {
	struct tg_work *work; /* of the run */
	struct tg_recall *recall;
	const struct tg_command *commands;
	size_t count;
	struct tg_link_done *done; /* one for each command */
	struct tg_linkage linkage;
	struct tg_spool spool;
	/* Of the step itself. */
	struct tg_link_plan *plans;
	size_t *jobs; /* numbers of the units that are linked */
	size_t job_count;
	TG_VEC(size_t) mapped; /* numbers of units with a `code` */
	struct tg_codes codes; /* in a child */
};

/* Keeps what unit number `index` gave; takes what is in `turn`. */
void tg_link_add(struct tg_link *link, size_t index, struct tg_turn *turn,
		 const struct tg_unit *unit);

/* Links all units, with as many children as `pool` says. */
void tg_link_run(struct tg_link *link, struct tg_pool *pool);

void tg_link_done(struct tg_link *link);

#endif
