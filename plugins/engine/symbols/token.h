/* SPDX-License-Identifier: Apache-2.0 */
/*
 * token.h - raw preprocessing tokens of a C or C++ file.
 *
 * One linear pass over the bytes, without macros and without a parser: what comments, hashes of
 * code and fingerprints are made of. It never fails: an unterminated comment or literal ends at
 * the end of the file or line. Line splices (backslash, line end) are white space.
 */
#ifndef TG_ENGINE_TOKEN_H
#define TG_ENGINE_TOKEN_H

#include "base/hash.h"
#include "base/mem.h"
#include "base/str.h"
#include "engine/symbols/keyword.h"

enum tg_token_kind {
	TG_TOKEN_WORD = 0, /* identifier or keyword */
	TG_TOKEN_NUMBER,   /* pp-number */
	TG_TOKEN_STRING,   /* with its prefix and quotes; also raw strings of C++ */
	TG_TOKEN_CHARACTER,
	TG_TOKEN_PUNCTUATOR, /* the longest one */
	TG_TOKEN_COMMENT,    /* with its delimiters; a `//` comment without the line end */
};

enum {
	TG_TOKEN_LINE_START = 1 << 0, /* the first token of its line */
	TG_TOKEN_DIRECTIVE = 1 << 1,  /* belongs to a preprocessing directive */
};

struct tg_token {
	uint32_t offset; /* in bytes from 0 */
	uint32_t length;
	uint8_t kind; /* enum tg_token_kind */
	uint8_t flags;
	uint8_t code; /* enum tg_token_code */
};

/* Reads tokens one after the other; set `content` and `at`, the offset to begin with. */
struct tg_token_reader {
	struct tg_str content; /* at most 4 GiB, borrowed */
	size_t at;
	bool inside_line; /* something stands before `at` in its line */
	bool directive;
};

/* The next token, comments included; false at the end. */
bool tg_token_next(struct tg_token_reader *reader, struct tg_token *ret_token);

/* As tg_token_next() for comments alone, and quicker than reading all tokens. */
bool tg_token_next_comment(struct tg_token_reader *reader, struct tg_token *ret_token);

/* All tokens of a file in order; `content` is borrowed. */
struct tg_tokens {
	struct tg_str content;
	const struct tg_token *at;
	size_t count;
};

/* Splits `content` into tokens; the array lives in `arena`. */
struct tg_tokens tg_tokenize(struct tg_arena *arena, struct tg_str content);
/* The same without comments. */
struct tg_tokens tg_tokenize_code(struct tg_arena *arena, struct tg_str content);

/* The index of the first token that begins at or after `offset`, or `count`. */
size_t tg_token_find(const struct tg_tokens *tokens, uint32_t offset);

static inline struct tg_str tg_token_text(const struct tg_tokens *tokens, size_t index)
{
	return tg_str_n(tokens->content.ptr + tokens->at[index].offset, tokens->at[index].length);
}

/* All that stands from the first token to the last. */
static inline struct tg_str tg_token_span(const struct tg_tokens *tokens)
{
	const struct tg_token *first = tokens->at, *last;

	if (!tokens->count)
		return tg_str("");
	last = first + tokens->count - 1;
	return tg_str_n(tokens->content.ptr + first->offset,
			last->offset + last->length - first->offset);
}

enum { TG_SHORT = 16 };

/*
 * Copies a text, of which and of what is behind it `left` bytes can be read, to where TG_SHORT
 * bytes more can be written: most tokens are short, and a fixed size is one instruction.
 */
static inline void tg_copy_short(char *to, struct tg_str text, size_t left)
{
	if (text.len <= TG_SHORT && left >= TG_SHORT)
		memcpy(to, text.ptr, TG_SHORT);
	else
		memcpy(to, text.ptr, text.len);
}

/*
 * The hash of a piece of code by its tokens, comments left out: equal for code that differs in
 * layout and comments alone. Line splices within a token are taken out.
 */
struct tg_hash tg_token_hash(const struct tg_tokens *tokens);
struct tg_hash tg_token_hash_of(struct tg_str text);

#endif
