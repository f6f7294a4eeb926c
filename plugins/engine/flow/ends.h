/* SPDX-License-Identifier: Apache-2.0 */
/*
 * engine/flow/ends.h - which functions never return, though nothing in their declaration says so.
 *
 * A function whose every path ends in a call that does not return, or in a loop without an end,
 * does not return either; and a variable that begins as such a function is a hook for others of
 * its kind (what a library calls when memory is exhausted), as long as nobody in the unit puts
 * one there that does return. All of them get TG_DECL_NORETURN. A unit is asked as soon as there
 * is an IR of it, so that nobody behind it has to ask again, and units that were joined once more.
 */
#ifndef TG_ENGINE_ENDS_H
#define TG_ENGINE_ENDS_H

#include "base/mem.h"
#include "tracegate/ir.h"

/* `ir` itself when there is none, else a copy in `arena` with the flags set. */
const struct tg_ir *tg_ends_infer(struct tg_arena *arena, const struct tg_ir *ir);

#endif
