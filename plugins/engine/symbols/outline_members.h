/* SPDX-License-Identifier: Apache-2.0 */
/*
 * outline_members.h - members of C++ that are defined outside of their class, by tokens.
 *
 * A blob of history is parsed without its headers: a class that stands in one is not known, and the
 * parser drops `int store::count() { ... }` as a whole.
 */
#ifndef TG_ENGINE_OUTLINE_MEMBERS_H
#define TG_ENGINE_OUTLINE_MEMBERS_H

#include "base/mem.h"
#include "engine/symbols/meaning_locals.h"
#include "model/symbol.h"

/*
 * Adds those of `file` that are in none of the functions found already; `*symbols` and what is
 * added live in `arena`, sorted by place. Their USR names scopes and class, and tells overloads by
 * the types of parameters as they are written: what these are called elsewhere nobody knows here.
 */
void tg_outline_members(struct tg_arena *arena, const struct tg_piece *file,
			struct tg_symbol **symbols, size_t *count);

#endif
