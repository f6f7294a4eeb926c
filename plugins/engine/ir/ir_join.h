/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ir_join.h - several units as one, so that a function sees what it calls in other files.
 */
#ifndef TG_ENGINE_IR_JOIN_H
#define TG_ENGINE_IR_JOIN_H

#include "base/map.h"
#include "tracegate/ir.h"

/*
 * One IR of all in `irs`; the first is the unit that is looked at. Functions and variables with
 * external linkage are the same in all of them, by their USR; the first definition counts. Files
 * are the same by their paths. Units of another language or pointer width are left out. Only
 * functions of the first unit whose USR is in `roots` stand before `linked_from`. Lives in the
 * arena, and borrows the contents of files.
 */
const struct tg_ir *tg_ir_join(struct tg_arena *arena, const struct tg_ir *const *irs, size_t count,
			       const struct tg_map *roots);

#endif
