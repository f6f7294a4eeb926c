/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pattern_lex.c - from the text of a pattern to tokens, and what both halves of the parser use.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

#include "knowledge/pattern_parse.h"

static const char *const puncts[] = {
	"...", "<<=", ">>=", "->", "++", "--", "<<", ">>", "<=", ">=", "==", "!=",
	"&&",  "||",  "+=",  "-=", "*=", "/=", "%=", "&=", "|=", "^=", "(",  ")",
	"[",   "]",   "{",   "}",  ";",  ",",  "?",  ":",  "+",  "-",  "*",  "/",
	"%",   "&",   "|",   "^",  "!",  "~",  "<",  ">",  "=",  ".",  NULL};

bool tg_pattern_fail(struct tg_pattern_parser *parser, const char *fmt, ...)
{
	size_t end = parser->tokens.count ? tg_pattern_peek(parser, 0)->offset : parser->text.len;
	struct tg_value at = *parser->at;
	char text[160];
	va_list args;
	size_t i;

	/* A literal block begins on the line below its key; a plain text where it stands. */
	for (i = 0; i < end && i < parser->text.len; i++)
		at.line += parser->text.ptr[i] == '\n';
	if (memchr(parser->text.ptr, '\n', parser->text.len))
		at.line++;
	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	return tg_value_fail(&at, parser->err, "in the pattern: %s", text);
}

static void put(struct tg_pattern_parser *parser, enum tg_token_kind kind, size_t offset,
		struct tg_str text)
{
	*TG_VEC_ADD(&parser->tokens) =
		(struct tg_token){.kind = kind, .text = text, .offset = offset};
}

/* One character of a literal at `*at`, escapes resolved. */
static int character(struct tg_str text, size_t *at)
{
	static const char from[] = "ntr0abfv\\'\"", to[] = "\n\t\r\0\a\b\f\v\\'\"";
	const char *found;

	if (text.ptr[*at] != '\\' || *at + 1 >= text.len)
		return (unsigned char)text.ptr[(*at)++];
	*at += 2;
	if (text.ptr[*at - 1] == 'x') {
		int value = 0;

		while (*at < text.len && isxdigit((unsigned char)text.ptr[*at])) {
			char digit[2] = {text.ptr[(*at)++], 0};

			value = (value * 16 + (int)strtol(digit, NULL, 16)) & 0xff;
		}
		return value;
	}
	found = strchr(from, text.ptr[*at - 1]);
	return found && *found ? (unsigned char)to[found - from] : (unsigned char)text.ptr[*at - 1];
}

/* A string or character literal at `*at`. */
static bool quoted(struct tg_pattern_parser *parser, size_t *at)
{
	char *out = tg_arena_alloc(parser->arena, parser->text.len + 1);
	size_t begin = *at, length = 0;
	char quote = parser->text.ptr[(*at)++];

	while (*at < parser->text.len && parser->text.ptr[*at] != quote)
		out[length++] = (char)character(parser->text, at);
	if (*at >= parser->text.len)
		return tg_pattern_fail(parser, "a literal does not end");
	++*at;
	if (quote == '"') {
		put(parser, TG_TOKEN_TEXT, begin, tg_str_n(out, length));
		return true;
	}
	if (length != 1)
		return tg_pattern_fail(parser, "a character literal holds one character");
	put(parser, TG_TOKEN_NUMBER, begin, (struct tg_str){0});
	parser->tokens.at[parser->tokens.count - 1].value = (unsigned char)out[0];
	return true;
}

static bool number(struct tg_pattern_parser *parser, size_t *at)
{
	char digits[72] = {0};
	size_t begin = *at, length = 0;
	char *end;

	while (*at < parser->text.len && isalnum((unsigned char)parser->text.ptr[*at])) {
		if (length >= sizeof(digits) - 1)
			return tg_pattern_fail(parser, "a number is too long");
		digits[length++] = parser->text.ptr[(*at)++];
	}
	put(parser, TG_TOKEN_NUMBER, begin, (struct tg_str){0});
	parser->tokens.at[parser->tokens.count - 1].value = (int64_t)strtoull(digits, &end, 0);
	if (end[strspn(end, "uUlL")])
		return tg_pattern_fail(parser, "'%s' is no integer", digits);
	return true;
}

static size_t word(struct tg_str text, size_t at)
{
	while (at < text.len && (isalnum((unsigned char)text.ptr[at]) || text.ptr[at] == '_'))
		at++;
	return at;
}

static bool token(struct tg_pattern_parser *parser, size_t *at)
{
	struct tg_str text = parser->text;
	char c = text.ptr[*at];
	size_t end, i;

	if (c == '"' || c == '\'')
		return quoted(parser, at);
	if (isdigit((unsigned char)c))
		return number(parser, at);
	if (c == '$' || isalpha((unsigned char)c) || c == '_') {
		size_t begin = c == '$' ? *at + 1 : *at;

		end = word(text, begin);
		if (end == begin)
			return tg_pattern_fail(parser, "a '$' without a name");
		put(parser, c == '$' ? TG_TOKEN_HOLE : TG_TOKEN_NAME, *at,
		    tg_str_n(text.ptr + begin, end - begin));
		*at = end;
		return true;
	}
	for (i = 0; puncts[i]; i++) {
		if (!tg_str_starts(tg_str_n(text.ptr + *at, text.len - *at), puncts[i]))
			continue;
		put(parser, TG_TOKEN_PUNCT, *at, tg_str(puncts[i]));
		*at += strlen(puncts[i]);
		return true;
	}
	return tg_pattern_fail(parser, "a byte 0x%02x that is no C", (unsigned char)c);
}

bool tg_pattern_tokens(struct tg_pattern_parser *parser)
{
	size_t at = 0;

	if (parser->text.len > TG_PATTERN_SIZE)
		return tg_pattern_fail(parser, "it has more than %d bytes", TG_PATTERN_SIZE);
	while (at < parser->text.len) {
		if (isspace((unsigned char)parser->text.ptr[at]))
			at++;
		else if (!token(parser, &at))
			return false;
	}
	put(parser, TG_TOKEN_END, at, tg_str(""));
	return true;
}

const struct tg_token *tg_pattern_peek(const struct tg_pattern_parser *parser, size_t ahead)
{
	size_t at = parser->next + ahead;

	return &parser->tokens.at[at < parser->tokens.count ? at : parser->tokens.count - 1];
}

bool tg_pattern_is(const struct tg_pattern_parser *parser, size_t ahead, const char *text)
{
	const struct tg_token *token = tg_pattern_peek(parser, ahead);

	return (token->kind == TG_TOKEN_PUNCT || token->kind == TG_TOKEN_NAME) &&
	       tg_str_is(token->text, text);
}

bool tg_pattern_take(struct tg_pattern_parser *parser, const char *text)
{
	if (!tg_pattern_is(parser, 0, text))
		return false;
	parser->next++;
	return true;
}

bool tg_pattern_need(struct tg_pattern_parser *parser, const char *text)
{
	return tg_pattern_take(parser, text) ||
	       tg_pattern_fail(parser, "'%s' is missing here", text);
}

struct tg_pattern_node *tg_pattern_node(struct tg_pattern_parser *parser, enum tg_pattern_kind kind)
{
	struct tg_pattern_node *node;

	if (++parser->nodes > TG_PATTERN_NODES) {
		tg_pattern_fail(parser, "it has more than %d parts", TG_PATTERN_NODES);
		return NULL;
	}
	node = TG_NEW(parser->arena, struct tg_pattern_node);
	node->kind = kind;
	node->hole = -1;
	return node;
}

struct tg_pattern_node *tg_pattern_make(struct tg_pattern_parser *parser, enum tg_ir_kind kind,
					enum tg_ir_op op, struct tg_pattern_node *const *children,
					size_t count)
{
	struct tg_pattern_node *node = tg_pattern_node(parser, TG_PATTERN_NODE);
	const struct tg_pattern_node **last = node ? &node->first : NULL;
	size_t i;

	for (i = 0; node && i < count; i++) {
		if (!children[i])
			return NULL;
		*last = children[i];
		last = &children[i]->next;
	}
	if (node) {
		node->ir_kind = (uint8_t)kind;
		node->op = (uint8_t)op;
	}
	return node;
}

int tg_pattern_hole(struct tg_pattern_parser *parser, struct tg_str name)
{
	struct tg_pattern_rule *rule = parser->rule;
	size_t i;

	for (i = 0; i < rule->hole_count; i++)
		if (tg_str_is(name, rule->holes[i]))
			return (int)i;
	if (rule->hole_count == TG_PATTERN_HOLES) {
		tg_pattern_fail(parser, "it has more than %d holes", TG_PATTERN_HOLES);
		return -1;
	}
	rule->holes[rule->hole_count] = tg_arena_strndup(parser->arena, name.ptr, name.len);
	return (int)rule->hole_count++;
}
