/* SPDX-License-Identifier: Apache-2.0 */
/*
 * outline_plain.h - the symbols of a C file by its tokens alone, where these leave no doubt.
 *
 * What the parser of outline.h finds, in a tenth of its time. Wherever a macro, an attribute or an
 * unusual declaration makes it uncertain what a compiler would say, it does not answer.
 */
#ifndef TG_ENGINE_OUTLINE_PLAIN_H
#define TG_ENGINE_OUTLINE_PLAIN_H

#include "base/mem.h"
#include "engine/symbols/meaning_locals.h"
#include "model/symbol.h"

/*
 * The functions, variables and types at file scope of `file`, the tokens of a whole C file without
 * comments, as tg_outline_blob() orders them, without meaning. `base` is the file's name and
 * enters the ids of what is static. False when the file needs a parser.
 */
bool tg_outline_plain(struct tg_arena *arena, const struct tg_piece *file, const char *base,
		      struct tg_symbol **ret_symbols, size_t *ret_count);

#endif
