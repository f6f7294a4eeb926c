/* SPDX-License-Identifier: Apache-2.0 */
/*
 * meaning.h - what a piece of code says, as a hash of its tokens; see struct tg_symbol.
 *
 * A blob of history has no headers and no flags: half of its names are undeclared and a parser
 * drops what it does not understand, so that a hash of its tree would miss changes. Tokens are
 * all there. They are brought into a form that layout, comments, names of parameters, locals,
 * labels and of the symbol itself, and its linkage do not change; every other name is left to
 * be resolved in the tree that the blob stands in, by `refs`.
 */
#ifndef TG_ENGINE_MEANING_H
#define TG_ENGINE_MEANING_H

#include "base/mem.h"
#include "engine/symbols/token.h"
#include "model/symbol.h"

/* Sets `meaning`, `refs` and `shape` of a symbol whose text is `code`, the tokens of which have no
 * comments (tg_tokenize_code()); refs live in `arena`. */
void tg_meaning_of(struct tg_arena *arena, const struct tg_tokens *code, struct tg_symbol *symbol);

/* Macros with a body, enumerators and fields of a file with their meaning, from its tokens. */
struct tg_symbol *tg_meaning_names(struct tg_arena *arena, const struct tg_tokens *file,
				   size_t *ret_count);

#endif
