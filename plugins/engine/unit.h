/* SPDX-License-Identifier: Apache-2.0 */
/*
 * unit.h - the work of a child: from one source to the result that it sends.
 */
#ifndef TG_ENGINE_UNIT_H
#define TG_ENGINE_UNIT_H

#include "engine/packs.h"
#include "engine/parse.h"
#include "engine/wire.h"

/* What every analysis of a run shares. */
struct tg_work {
	const struct tg_engine_options *options;
	const struct tg_packs *packs;
	int64_t today; /* days since 1970, for suppressions */
	int root;      /* the repository's folder, for openat() */
};

/*
 * Parses (or, when `parsed` holds a unit, parses again), lowers and checks `command`'s source.
 * Never fails: what went wrong is the result's status and detail. All lives in `arena` and in
 * `parsed`.
 */
void tg_unit_analyse(struct tg_arena *arena, const struct tg_work *work, CXIndex index,
		     const struct tg_command *command, unsigned parse_options,
		     struct tg_parsed *parsed, struct tg_unit_result *ret_result);

#endif
