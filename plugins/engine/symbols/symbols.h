/* SPDX-License-Identifier: Apache-2.0 */
/*
 * symbols.h - the symbols and the call references of a lowered unit.
 *
 * Symbols are functions, variables at file scope and types (records, enums, typedefs) that files
 * of the repository declare or define; `tokens` hashes the raw tokens of the declaration, so it
 * is the same whatever the flags of the parse were. Declarations made by a macro have none of
 * their own text: their hash is that of the macro's use.
 */
#ifndef TG_ENGINE_SYMBOLS_H
#define TG_ENGINE_SYMBOLS_H

#include "base/mem.h"
#include "model/symbol.h"
#include "tracegate/ir.h"

struct tg_symbols {
	const struct tg_symbol *symbols; /* in source order, a file after the other */
	size_t symbol_count;
	const struct tg_callref *calls; /* each pair of caller and callee once */
	size_t call_count;
};

/* The arrays live in `arena`; texts are borrowed from `ir`. */
struct tg_symbols tg_symbols_of(struct tg_arena *arena, const struct tg_ir *ir);

#endif
