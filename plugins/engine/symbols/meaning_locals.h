/* SPDX-License-Identifier: Apache-2.0 */
/*
 * meaning_locals.h - which names of a piece of code are its own; internal to meaning*.c.
 */
#ifndef TG_ENGINE_MEANING_LOCALS_H
#define TG_ENGINE_MEANING_LOCALS_H

#include "base/map.h"
#include "engine/symbols/token.h"

/* The tokens of one piece of code without comments, and the names that it declares itself. */
struct tg_piece {
	struct tg_tokens tokens;
	struct tg_map locals; /* name -> its number from 1, as a pointer */
};

static inline bool tg_piece_is(const struct tg_piece *piece, size_t i, const char *text)
{
	return i < piece->tokens.count && tg_str_is(tg_token_text(&piece->tokens, i), text);
}

/* The code of a token, TG_CODE_NONE where there is none. */
static inline uint8_t tg_piece_code(const struct tg_piece *piece, size_t i)
{
	return i < piece->tokens.count ? piece->tokens.at[i].code : TG_CODE_NONE;
}

/* A word that is no keyword. */
static inline bool tg_piece_is_name(const struct tg_piece *piece, size_t i)
{
	return i < piece->tokens.count && piece->tokens.at[i].kind == TG_TOKEN_WORD &&
	       piece->tokens.at[i].code == TG_CODE_NONE;
}

/* The token behind the bracket that closes the one at `i`, or the end. */
size_t tg_piece_close(const struct tg_piece *piece, size_t i);

/* Adds the parameters in the parentheses that open at `open`. */
void tg_piece_parameters(struct tg_piece *piece, size_t open);

/* Adds the parameters of the template that the piece begins with, if it does. */
void tg_piece_template_parameters(struct tg_piece *piece);

/* Adds the parameters of a macro, in the parentheses that open at `open`. */
void tg_piece_macro_parameters(struct tg_piece *piece, size_t open);

/* Adds the names that a declaration at `i` declares. */
void tg_piece_declaration(struct tg_piece *piece, size_t i);

/* Adds what statements from `from` on declare: variables and labels. */
void tg_piece_declared(struct tg_piece *piece, size_t from);

#endif
