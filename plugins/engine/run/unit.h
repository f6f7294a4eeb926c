/* SPDX-License-Identifier: Apache-2.0 */
/*
 * unit.h - the work of a child: from one source to the result that it sends.
 */
#ifndef TG_ENGINE_UNIT_H
#define TG_ENGINE_UNIT_H

#include "engine/check/packs.h"
#include "engine/link/codes.h"
#include "engine/parse/parse.h"
#include "engine/run/wire.h"

/* What every analysis of a run shares. */
struct tg_work {
	const struct tg_engine_options *options;
	const struct tg_packs *packs;
	int64_t today; /* days since 1970, for suppressions */
	int root;      /* the repository's folder, for openat() */
	bool keep_ir;  /* fill tg_parsed.ir */
};

/*
 * Parses (or, when `parsed` holds a unit, parses again), lowers and checks `command`'s source.
 * Never fails: what went wrong is the result's status and detail. All lives in `arena` and in
 * `parsed`.
 */
void tg_unit_analyse(struct tg_arena *arena, const struct tg_work *work, CXIndex index,
		     const struct tg_command *command, unsigned parse_options,
		     struct tg_parsed *parsed, struct tg_unit_result *ret_result);

/*
 * Runs the rules of flow over units put together, of which `irs` are the codes (see ir_wire.h);
 * the first is the one that is looked at, from its functions `roots`. The result has findings, and
 * the suppressions that they used. Never fails, likewise. The next call with the same `codes` may
 * end what the result points at.
 */
void tg_unit_link(struct tg_arena *arena, const struct tg_work *work, struct tg_codes *codes,
		  const struct tg_str *irs, size_t count, const struct tg_map *roots,
		  struct tg_unit_result *ret_result);

#endif
