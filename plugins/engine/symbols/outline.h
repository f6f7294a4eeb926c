/* SPDX-License-Identifier: Apache-2.0 */
/*
 * outline.h - the symbols of one blob of history, parsed alone.
 *
 * A blob of the past has no flags and no headers: it is parsed without its includes, and only
 * its top-level declarations are looked at. Runs inside a child process.
 */
#ifndef TG_ENGINE_OUTLINE_H
#define TG_ENGINE_OUTLINE_H

#include "engine/parse/clang.h"

#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"
#include "model/symbol.h"

/*
 * Symbols of `blob`; `name` is a path whose last component gives the language and enters the
 * USR of static functions. The symbols live in `arena`, have an empty path and their meaning;
 * macros and enumerators come behind all others. False when clang cannot parse it at all, with
 * TG_ERR_MISSING when `index` is NULL and tokens leave a doubt: it needs a parser.
 */
bool tg_outline_blob(struct tg_arena *arena, CXIndex index, struct tg_str blob, const char *name,
		     const struct tg_symbol **ret_symbols, size_t *ret_count, struct tg_err *err);

/*
 * The functions, variables and types at file scope that the parser finds, without meaning; `base`
 * is the file's name without its folder. tg_outline_blob() asks it where tokens leave a doubt.
 */
bool tg_outline_parse(struct tg_arena *arena, CXIndex index, struct tg_str blob, const char *base,
		      struct tg_symbol **ret_symbols, size_t *ret_count, struct tg_err *err);

#endif
