/* SPDX-License-Identifier: Apache-2.0 */
/*
 * keyword.h - what a token is in one byte, so that nobody has to compare texts to find a brace.
 */
#ifndef TG_ENGINE_KEYWORD_H
#define TG_ENGINE_KEYWORD_H

#include "base/str.h"

/* A punctuator of one character is that character. */
enum tg_token_code {
	TG_CODE_NONE = 0,    /* a name, a literal, a comment, another longer punctuator */
	TG_CODE_ARROW = 128, /* -> */
	TG_CODE_KEYWORD,     /* from here on; this one is any that nobody asks for */
	TG_CODE_FALSE,
	TG_CODE_FOR,
	TG_CODE_INLINE,
	TG_CODE_RETURN,
	TG_CODE_TRUE,
	TG_CODE_TYPE, /* from here on: of which a type is made; this one names it or belongs to it
		       */
	TG_CODE_ENUM,
	TG_CODE_STRUCT,
	TG_CODE_UNION,
	TG_CODE_RESTRICT,
	TG_CODE_VOID,
	TG_CODE_CONST, /* from here on: of which no type is made alone */
	TG_CODE_EXTERN,
	TG_CODE_REGISTER,
	TG_CODE_STATIC,
	TG_CODE_VOLATILE,
};

/* The code of a word: TG_CODE_NONE when it is no keyword. */
uint8_t tg_keyword_code(const char *word, size_t length);

static inline bool tg_code_is_keyword(uint8_t code)
{
	return code >= TG_CODE_KEYWORD;
}

static inline bool tg_code_is_tag(uint8_t code)
{
	return code >= TG_CODE_ENUM && code <= TG_CODE_UNION;
}

static inline bool tg_code_is_qualifier(uint8_t code)
{
	return code == TG_CODE_CONST || code == TG_CODE_RESTRICT || code == TG_CODE_VOLATILE;
}

#endif
