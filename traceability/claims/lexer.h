/* SPDX-License-Identifier: Apache-2.0 */
/*
 * lexer.h - finds the comments of a source text, and nothing else of it.
 *
 * It knows just enough of C and C++ not to take a string for a comment, or dropped code for
 * active code: strings, raw strings, character constants, line continuations, conditional
 * directives with a constant condition. Trigraphs and digraphs are not read. Every byte is
 * looked at a bounded number of times, whatever the content.
 */
#ifndef TG_CLAIMS_LEXER_H
#define TG_CLAIMS_LEXER_H

#include "base/str.h"

struct tg_comment {
	size_t offset, end;      /* with its delimiters */
	size_t inner, inner_end; /* without */
	unsigned line, column;   /* of `inner` */
	bool block;              /* between slash-star and star-slash */
	bool active;             /* not dropped by #if 0 */
	bool trailing;           /* code stands before it on its line */
	bool first;              /* no code stands before it in the file */
	bool apart;              /* a directive, or nothing at all, follows: it heads no code */
};

/* An identifier that begins with TG_ and is followed by a parenthesis, outside of #define. */
struct tg_call {
	size_t offset;
	unsigned line, column;
	bool active;
};

struct tg_lexed {
	TG_VEC(struct tg_comment) comments;
	TG_VEC(struct tg_call) calls;
};

/* C, C++ and languages with the same comments. Release with tg_lexed_done(). */
void tg_lex_c(struct tg_str content, struct tg_lexed *ret_lexed);

/* Scripts: lines that begin with `#`, outside of here-documents. */
void tg_lex_script(struct tg_str content, struct tg_lexed *ret_lexed);

/* Languages whose comments begin with `#` anywhere on a line, told by the file's name. */
enum tg_hash_language { TG_HASH_NONE = 0, TG_HASH_PYTHON, TG_HASH_CMAKE, TG_HASH_YAML };
enum tg_hash_language tg_lex_hash_language(struct tg_str path);
void tg_lex_hash(struct tg_str content, enum tg_hash_language language, struct tg_lexed *ret_lexed);

void tg_lexed_done(struct tg_lexed *lexed);

/* True when the content begins with `#!` and an interpreter whose comments begin with `#`. */
bool tg_lex_is_script(struct tg_str content);

/* How many bytes the mark of UTF-8 takes that some editors put before a text: 3, or 0. */
size_t tg_lex_mark(struct tg_str content);

/* The first byte at or behind `at` that is neither white space nor part of a comment. */
size_t tg_lex_skip_blank(struct tg_str content, size_t at);

#endif
