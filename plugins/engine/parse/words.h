/* SPDX-License-Identifier: Apache-2.0 */
/*
 * words.h - a command line of a compile database, split as a POSIX shell would.
 */
#ifndef TG_ENGINE_WORDS_H
#define TG_ENGINE_WORDS_H

#include <stdbool.h>

#include "base/mem.h"
#include "base/str.h"

/*
 * Splits `line` at blanks, honouring quotes and backslashes; nothing is expanded and nothing
 * run. The list ends with NULL and lives in `arena`. False when a quote is not closed.
 */
bool tg_words_split(struct tg_arena *arena, struct tg_str line, const char *const **ret_words);

#endif
