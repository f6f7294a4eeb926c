/* SPDX-License-Identifier: Apache-2.0 */
/*
 * diagnose.h - warnings of the parser that are the best detector of a flaw, under our rule ids.
 *
 * The parser builds a control flow graph for some of its warnings anyway; what it finds there is
 * precise. Which warning belongs to which rule is the table in diagnose.c.
 */
#ifndef TG_ENGINE_DIAGNOSE_H
#define TG_ENGINE_DIAGNOSE_H

#include "engine/parse/clang.h"

#include "engine/check/host.h"

/* The flags that turn on the warnings of the table, and nothing else; `*ret_count` of them. */
const char *const *tg_diagnose_flags(struct tg_arena *arena, size_t *ret_count);

/*
 * Adds a finding for each warning of the table in files of the repository, unless its rule has one
 * on the same line already. Where the flags are guessed, those that a missing -D or -I brings about
 * say nothing about the code and are left out.
 */
void tg_diagnose(struct tg_check *check, CXTranslationUnit unit, const char *root,
		 const struct tg_command *command);

#endif
