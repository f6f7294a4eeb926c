/* SPDX-License-Identifier: Apache-2.0 */
/*
 * outline_active.h - the tokens of a file that are compiled where no header can be read.
 */
#ifndef TG_ENGINE_OUTLINE_ACTIVE_H
#define TG_ENGINE_OUTLINE_ACTIVE_H

#include "base/map.h"
#include "engine/symbols/token.h"

struct tg_active {
	struct tg_token *at; /* without directives, comments and what they leave out */
	size_t count;
	struct tg_map macros; /* names that were ever defined here */
};

/*
 * Takes `file` apart, which has no comments. False when it depends on something that only a
 * preprocessor knows: a macro that compilers define, or an expression with values.
 */
bool tg_active_tokens(struct tg_active *active, const struct tg_tokens *file);
void tg_active_done(struct tg_active *active);

#endif
