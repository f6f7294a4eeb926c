/* SPDX-License-Identifier: Apache-2.0 */
/*
 * preprocessor/macro.h - definitions of macros as they are written, and which of their parameters
 * an operator takes hold of: `x` in `#define DOUBLE(x) 2 * x`.
 */
#ifndef TRACEGATE_PREPROCESSOR_MACRO_H
#define TRACEGATE_PREPROCESSOR_MACRO_H

#include "common/literal.h"

/* A piece of a file's text. */
struct piece {
	const char *at, *end;
};

/* `#define NAME(params) body`, in a file of the repository. */
struct macro_definition {
	uint32_t file;
	struct piece name, params, body;
};

/* How tight operators bind. */
enum {
	BIND_NONE = 0,
	BIND_CHOICE,
	BIND_LOR,
	BIND_LAND,
	BIND_OR,
	BIND_XOR,
	BIND_AND,
	BIND_EQUAL,
	BIND_ORDER,
	BIND_SHIFT,
	BIND_SUM,
	BIND_PRODUCT,
	BIND_UNARY
};

static inline bool piece_same(struct piece a, struct piece b)
{
	return a.end - a.at == b.end - b.at && memcmp(a.at, b.at, (size_t)(a.end - a.at)) == 0;
}

static inline bool piece_is(struct piece a, const char *text)
{
	return piece_same(a, (struct piece){text, text + strlen(text)});
}

static inline const char *piece_skip_blanks(const char *at, const char *end)
{
	while (at < end && (*at == ' ' || *at == '\t' || *at == '\\' || *at == '\n' || *at == '\r'))
		at++;
	return at;
}

static inline const char *piece_word_end(const char *at, const char *end)
{
	while (at < end && lit_is_word(*at))
		at++;
	return at;
}

/* One past a literal or comment that begins at `at`; `at` itself when there is none. */
static inline const char *piece_skip_literal(const char *at, const char *end)
{
	char quote = *at;

	if (quote == '/' && at + 1 < end && at[1] == '*') {
		for (at += 2; at + 1 < end && !(at[0] == '*' && at[1] == '/'); at++)
			;
		return at + 1 < end ? at + 2 : end;
	}
	if (quote != '"' && quote != '\'')
		return at;
	for (at++; at < end && *at != quote; at++)
		if (*at == '\\')
			at++;
	return at < end ? at + 1 : end;
}

/* The end of a logical line: a backslash at the end of a line joins the next. */
static inline const char *piece_line_end(const char *at, const char *end)
{
	for (; at < end; at++) {
		const char *past = piece_skip_literal(at, end);

		if (past > at && *at == '/')
			at = past - 1;
		else if (*at == '\n' && at[-1] != '\\' && !(at[-1] == '\r' && at[-2] == '\\'))
			return at;
		else if (*at == '/' && at + 1 < end && at[1] == '/')
			return at;
	}
	return end;
}

/* The next definition of a macro with parameters at or after `*at`; false when there is none. */
static inline bool macro_next(const struct tg_ir *ir, uint32_t file, const char **at,
			      struct macro_definition *ret)
{
	const char *begin = ir->file[file].content;
	const char *end = begin ? begin + ir->file[file].size : NULL, *p;

	for (; begin && (p = memchr(*at, '#', (size_t)(end - *at))); *at = p + 1) {
		const char *word = piece_skip_blanks(p + 1, end);

		if ((p > begin && p[-1] != '\n') ||
		    !piece_is((struct piece){word, piece_word_end(word, end)}, "define"))
			continue;
		word = piece_skip_blanks(word + strlen("define"), end);
		ret->name = (struct piece){word, piece_word_end(word, end)};
		ret->params.at = ret->name.end + 1;
		if (ret->name.end >= end || *ret->name.end != '(')
			continue;
		ret->params.end = memchr(ret->params.at, ')', (size_t)(end - ret->params.at));
		if (!ret->params.end)
			continue;
		ret->file = file;
		ret->body.at = ret->params.end + 1;
		ret->body.end = piece_line_end(ret->body.at, end);
		*at = ret->body.end;
		return true;
	}
	return false;
}

/* True when the definition is only spoken of. */
static inline bool macro_is_comment(const struct tg_ir *ir, const struct macro_definition *macro)
{
	uint32_t at = (uint32_t)(macro->name.at - ir->file[macro->file].content), i;

	for (i = 0; i < ir->comment_count; i++) {
		const struct tg_ir_loc *loc = &ir->loc[ir->comment[i].loc];

		if (loc->file == macro->file && loc->offset <= at && at < loc->end_offset)
			return true;
	}
	return false;
}

/* The operator that begins at `at`, as how tight it binds two sides; `*ret_size` its characters. */
static inline int bind_of(const char *at, const char *end, int *ret_size)
{
	static const struct {
		const char *text;
		int bind;
	} operators[] = {
		{"->", 0},           {"++", 0},          {"--", 0},           {"<<=", 0},
		{">>=", 0},          {"<<", BIND_SHIFT}, {">>", BIND_SHIFT},  {"<=", BIND_ORDER},
		{">=", BIND_ORDER},  {"==", BIND_EQUAL}, {"!=", BIND_EQUAL},  {"&&", BIND_LAND},
		{"||", BIND_LOR},    {"+=", 0},          {"-=", 0},           {"*=", 0},
		{"/=", 0},           {"%=", 0},          {"&=", 0},           {"|=", 0},
		{"^=", 0},           {"##", 0},          {"*", BIND_PRODUCT}, {"/", BIND_PRODUCT},
		{"%", BIND_PRODUCT}, {"+", BIND_SUM},    {"-", BIND_SUM},     {"<", BIND_ORDER},
		{">", BIND_ORDER},   {"&", BIND_AND},    {"^", BIND_XOR},     {"|", BIND_OR},
		{"?", BIND_CHOICE},
	};
	size_t i;

	for (i = 0; i < sizeof(operators) / sizeof(*operators); i++) {
		size_t size;

		if (*at != *operators[i].text)
			continue;
		size = strlen(operators[i].text);
		if ((size_t)(end - at) >= size && memcmp(at, operators[i].text, size) == 0) {
			*ret_size = (int)size;
			return operators[i].bind;
		}
	}
	*ret_size = 1;
	return BIND_NONE;
}

/* What stands behind ends a value: an operator after it has two sides. */
static inline bool piece_ends_value(char c)
{
	return lit_is_word(c) || c == ')' || c == ']' || c == '"' || c == '\'';
}

static inline char piece_last(const char *begin, const char *at)
{
	while (at > begin && (at[-1] == ' ' || at[-1] == '\t' || at[-1] == '\\' || at[-1] == '\n'))
		at--;
	return at > begin ? at[-1] : 0;
}

/* The operator at `at`, as how tight it binds what follows it; `*ret_size` its characters. */
static inline int bind_before(struct piece body, const char *at, int *ret_size)
{
	int bind = bind_of(at, body.end, ret_size);

	if ((*at == '!' || *at == '~') && *ret_size == 1)
		return BIND_UNARY;
	return bind && !piece_ends_value(piece_last(body.at, at)) ? BIND_UNARY : bind;
}

/* The operator behind `at`, as how tight it binds what stands before it. */
static inline int bind_behind(struct piece body, const char *at)
{
	const char *p = piece_skip_blanks(at, body.end);
	int size;

	return p < body.end && piece_skip_literal(p, body.end) == p ? bind_of(p, body.end, &size)
								    : BIND_NONE;
}

/* The word that ends before `at`, blanks aside; empty when there is none. */
static inline struct piece piece_word_before(const char *begin, const char *at)
{
	struct piece word;

	while (at > begin && (at[-1] == ' ' || at[-1] == '\t'))
		at--;
	for (word.end = at; at > begin && lit_is_word(at[-1]); at--)
		;
	word.at = at;
	return word;
}

/* `const type *name` and `type *name` declare: what looks like a product is none. */
static inline bool piece_declares(struct piece body, struct piece word)
{
	const char *star = piece_skip_blanks(word.end, body.end);
	struct piece type = word, before;

	if (star >= body.end || *star != '*') {
		star = word.at;
		while (star > body.at && (star[-1] == ' ' || star[-1] == '*'))
			star--;
		type = piece_word_before(body.at, star);
		if (star == word.at || !memchr(star, '*', (size_t)(word.at - star)))
			return false;
	}
	if (piece_is(type, "type") || piece_is(type, "t") || piece_is(type, "T"))
		return true;
	before = piece_word_before(body.at, type.at);
	return type.at < type.end && before.at < before.end && before.end < type.at &&
	       !piece_is(before, "return");
}

/* True when the word is part of a name, or is called, indexed or asked for a member. */
static inline bool piece_is_held(struct piece body, struct piece word)
{
	const char *next = piece_skip_blanks(word.end, body.end);
	char before = piece_last(body.at, word.at);

	if (before == '.' || before == '#' ||
	    (before == '>' && word.at - body.at >= 2 && word.at[-2] == '-'))
		return true;
	return next < body.end && (*next == '.' || *next == '[' || *next == '(' ||
				   (next + 1 < body.end &&
				    (memcmp(next, "->", 2) == 0 || memcmp(next, "##", 2) == 0)));
}

/*
 * The next use of a parameter in the body, at or after `*at`, that an operator takes hold of.
 * `*ret_left` and `*ret_right` say how tight those beside it bind. `*at` is the body's begin, or
 * what the call before left there.
 */
static inline bool macro_next_bare(const struct macro_definition *macro, struct piece param,
				   const char **at, struct piece *ret, int *ret_left,
				   int *ret_right)
{
	const struct piece body = macro->body;
	const char *p = piece_skip_blanks(*at, body.end);
	int left = BIND_NONE, size;

	for (; p < body.end; p = piece_skip_blanks(p, body.end)) {
		const char *past = piece_skip_literal(p, body.end);
		struct piece word = {p, piece_word_end(p, body.end)};

		if (past == p && word.end == p) {
			left = bind_before(body, p, &size);
			p += size;
			continue;
		}
		*ret_left = left;
		left = BIND_NONE;
		p = past > p ? past : word.end;
		if (!piece_same(word, param) || piece_is_held(body, word) ||
		    piece_declares(body, word))
			continue;
		*ret_right = bind_behind(body, word.end);
		if (!*ret_left && !*ret_right)
			continue;
		*at = p;
		*ret = word;
		return true;
	}
	return false;
}

/* The next of the parameters at or after `*at`; false when there are no more. */
static inline bool macro_next_param(const struct macro_definition *macro, const char **at,
				    struct piece *ret)
{
	const char *p = *at;

	while (p < macro->params.end && !lit_is_word(*p))
		p++;
	*ret = (struct piece){p, piece_word_end(p, macro->params.end)};
	*at = ret->end;
	return ret->at < ret->end;
}

/* True when an operator takes hold of one of its parameters: the first use of the first of them. */
static inline bool macro_is_bare(const struct tg_ir *ir, const struct macro_definition *macro,
				 struct piece *ret_param, struct piece *ret_use)
{
	const char *at = macro->params.at;
	int left, right;

	while (macro_next_param(macro, &at, ret_param)) {
		const char *from = macro->body.at;

		if (macro_next_bare(macro, *ret_param, &from, ret_use, &left, &right))
			return !macro_is_comment(ir, macro);
	}
	return false;
}

#endif
