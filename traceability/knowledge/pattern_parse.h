/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pattern_parse.h - what the parts of the parser of patterns share: tokens and nodes.
 */
#ifndef TG_KNOWLEDGE_PATTERN_PARSE_H
#define TG_KNOWLEDGE_PATTERN_PARSE_H

#include "knowledge/pattern.h"

enum tg_token_kind {
	TG_TOKEN_END,
	TG_TOKEN_HOLE,   /* text: without '$' */
	TG_TOKEN_NAME,   /* also key words */
	TG_TOKEN_NUMBER, /* value */
	TG_TOKEN_TEXT,   /* text: between the quotes, escapes resolved */
	TG_TOKEN_PUNCT,  /* "...", "->", "<<=", ... */
};

struct tg_token {
	enum tg_token_kind kind;
	struct tg_str text;
	int64_t value;
	size_t offset;
};

struct tg_pattern_parser {
	struct tg_arena *arena;
	const struct tg_value *at; /* for messages */
	struct tg_str text;
	struct tg_pattern_rule *rule;
	struct tg_err *err;
	TG_VEC(struct tg_token) tokens; /* the last is END */
	size_t next;
	unsigned nodes, depth;
};

/* Splits the text; false with an error. */
bool tg_pattern_tokens(struct tg_pattern_parser *parser);

/* "FILE:LINE:COLUMN: text", at the token that is next. */
bool tg_pattern_fail(struct tg_pattern_parser *parser, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

const struct tg_token *tg_pattern_peek(const struct tg_pattern_parser *parser, size_t ahead);
/* True, and past it, when the next token is this punctuation or key word. */
bool tg_pattern_take(struct tg_pattern_parser *parser, const char *text);
bool tg_pattern_need(struct tg_pattern_parser *parser, const char *text);
bool tg_pattern_is(const struct tg_pattern_parser *parser, size_t ahead, const char *text);

/* A new node, or NULL with an error when there are too many. */
struct tg_pattern_node *tg_pattern_node(struct tg_pattern_parser *parser,
					enum tg_pattern_kind kind);
/* A node of the IR with up to four children (NULL = no more). */
struct tg_pattern_node *tg_pattern_make(struct tg_pattern_parser *parser, enum tg_ir_kind kind,
					enum tg_ir_op op, struct tg_pattern_node *const *children,
					size_t count);
/* The number of a hole, new or known; -1 with an error when there are too many. */
int tg_pattern_hole(struct tg_pattern_parser *parser, struct tg_str name);

/* A type's name at the next token, as words and stars; false when there is none. */
bool tg_pattern_is_type(const struct tg_pattern_parser *parser, size_t ahead);
const char *tg_pattern_type(struct tg_pattern_parser *parser);

/* An expression with (comma) or without a comma operator; NULL with an error. */
struct tg_pattern_node *tg_pattern_expression(struct tg_pattern_parser *parser, bool comma);

#endif
