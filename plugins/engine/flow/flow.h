/* SPDX-License-Identifier: Apache-2.0 */
/*
 * flow.h - the door of the flow engine: runs the functions of a unit for the rules that listen.
 */
#ifndef TG_ENGINE_FLOW_FLOW_H
#define TG_ENGINE_FLOW_FLOW_H

#include "base/mem.h"
#include "base/str.h"
#include "engine/engine.h"
#include "model/api_model.h"
#include "tracegate/plugin.h"

struct tg_flow_stats {
	struct tg_flow_counts counts;
	struct tg_cut *cuts; /* in the arena; not of linked functions */
	size_t cut_count;
	size_t steps;          /* operations run */
	size_t not_understood; /* nodes that became unknown values */
};

/*
 * Runs every function of `ir`, and in it its callees, and tells the passes whose rule listens.
 * `pass->engine` is set while a rule is called. Functions marked in `broken` (by their position in
 * ir->functions; NULL = none) were not understood: they are not run, and nobody knows what calls of
 * them do.
 */
void tg_flow_run(struct tg_arena *arena, const struct tg_ir *ir, const struct tg_api_models *models,
		 struct tg_pass *const *passes, size_t count, const uint8_t *broken,
		 struct tg_flow_stats *ret_stats);

/* What is known at the start of each block, as text; `function` NULL = all functions. */
void tg_flow_dump(struct tg_arena *arena, struct tg_buf *out, const struct tg_ir *ir,
		  const struct tg_api_models *models, const char *function);

struct tg_finding;

/* What the path of the event rests on: a finding made on it holds only then. */
void tg_flow_premises(struct tg_pass *pass, struct tg_arena *arena, struct tg_finding *finding);
/* A further path leads to the same finding, which rests on what both rest on. */
void tg_flow_weaken(struct tg_pass *pass, struct tg_arena *arena, struct tg_finding *finding);

/* Which variables the unit may write, by decl. */
const uint8_t *tg_flow_written(struct tg_arena *arena, const struct tg_ir *ir);

/* The questions, for tg_host.flow. */
extern const struct tg_flow_api tg_flow_api;

#endif
