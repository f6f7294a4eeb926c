/* SPDX-License-Identifier: Apache-2.0 */
/*
 * settle.h - what the whole program says of variables and functions that a unit only declares.
 *
 * A flag that is defined in another file and never written keeps its first value, and a function
 * that returns nothing but it, or a number, is as good as that value. Each unit tells what it
 * defines, writes and returns (tg_globals_of); when all are there, a finding whose path rests on
 * another value (tg_finding.premises) is not true and is left out; and so is one whose path goes on
 * behind a call of a function that never returns. Where a unit is missing, or one
 * that was not understood whole might write, nothing is settled.
 */
#ifndef TG_ENGINE_SETTLE_H
#define TG_ENGINE_SETTLE_H

#include "base/map.h"
#include "engine/engine.h"
#include "model/finding.h"
#include "tracegate/ir.h"

/* What a unit says. The array and what it points at live in the arena and in `ir`. */
const struct tg_global *tg_globals_of(struct tg_arena *arena, const struct tg_ir *ir,
				      size_t *ret_count);

/* Zero it; release it with tg_settlement_done(). */
struct tg_settlement {
	struct tg_map values; /* USR -> struct settled * */
	bool open;            /* a unit is not known */
};

/* Notes what a unit says; its texts have to outlive the settlement. */
void tg_settlement_add(struct tg_settlement *settlement, struct tg_arena *arena,
		       const struct tg_unit *unit);

/* True when a premise of the finding is known to be false. */
bool tg_settlement_refutes(const struct tg_settlement *settlement,
			   const struct tg_finding *finding);

void tg_settlement_done(struct tg_settlement *settlement);

#endif
