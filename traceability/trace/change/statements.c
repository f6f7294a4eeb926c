/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/change/statements.h"

#include <ctype.h>

#include "engine/symbols/token.h"

enum { LINES_MAX = 1500, CONTEXT = 1, ROW_BYTES = 72, ROW_END = '\n' };

typedef TG_VEC(struct tg_str) lines;

/* What is open: parentheses, and braces around the values that something begins with. */
struct nesting {
	size_t parentheses, values;
};

static void nest(struct nesting *open, struct tg_str before, struct tg_str token)
{
	open->parentheses += tg_str_is(token, "(");
	open->parentheses -= open->parentheses && tg_str_is(token, ")");
	open->values += tg_str_is(token, "{") && (open->values || tg_str_is(before, "="));
	open->values -= open->values && tg_str_is(token, "}");
}

static bool ends_statement(struct tg_str token, const struct nesting *open)
{
	return tg_str_is(token, "{") || tg_str_is(token, "}") ||
	       (tg_str_is(token, ";") && !open->parentheses);
}

/* Behind the brace that opens a table, and behind each of its rows. */
static bool ends_row(struct tg_str token, const struct nesting *open)
{
	return open->values == 1 && !open->parentheses &&
	       (tg_str_is(token, "{") || tg_str_is(token, ","));
}

static bool is_one_of(struct tg_str token, const char *const *list)
{
	for (; *list; list++)
		if (tg_str_is(token, *list))
			return true;
	return false;
}

/* Behind these a value begins: a sign there belongs to it. */
static bool awaits_value(struct tg_str token)
{
	static const char *const words[] = {"return",    "case", "sizeof", "throw",
					    "co_return", "else", "delete", NULL};
	static const char *const marks[] = {")", "]", "}", "++", "--", NULL};
	bool is_value =
		token.len && (isalnum((unsigned char)*token.ptr) || strchr("_\"'", *token.ptr) ||
			      (unsigned char)*token.ptr > 127);

	return is_value ? is_one_of(token, words) : !is_one_of(token, marks);
}

/* What stands in front of a name and belongs to it: `*p`, `&x`, `-1`; also in `char *p`. */
static bool is_sign(struct tg_str before, struct tg_str token)
{
	static const char *const signs[] = {"&", "*", "-", "+", NULL};
	static const char *const types[] = {"char",  "int",   "void",   "long",     "short",
					    "bool",  "float", "double", "unsigned", "signed",
					    "const", "auto",  NULL};

	return is_one_of(token, signs) && (awaits_value(before) || is_one_of(before, types));
}

/* No blank in front of what closes or separates, and none behind what opens. */
static bool wants_blank(struct tg_str before, struct tg_str token)
{
	static const char *const tight[] = {")",  "]",  ";", ",",  ".", "->",
					    "++", "--", "[", "::", NULL};
	static const char *const opening[] = {"(", "[", "!", "~", ".", "->", "::", NULL};
	static const char *const asking[] = {"if",     "for",   "while", "switch",
					     "return", "catch", NULL};

	if (is_one_of(token, tight) || is_one_of(before, opening))
		return false;
	if (tg_str_is(token, "(")) /* a call, or what a word or an operator is about */
		return is_one_of(before, asking) ||
		       (before.len && awaits_value(before) && !tg_str_is(before, "sizeof"));
	return before.len > 0;
}

/* Adds the statement in `line`: a table by its rows, what is short as one. Empties `line`. */
static void add(struct tg_arena *arena, struct tg_buf *line, lines *out)
{
	char *copy = tg_arena_strndup(arena, line->ptr, line->len);
	struct tg_str rest = tg_str_n(copy, line->len), row;

	if (line->len <= ROW_BYTES)
		for (; *copy; copy++)
			*copy = *copy == ROW_END ? ' ' : *copy;
	while (tg_str_split(&rest, ROW_END, &row))
		*TG_VEC_ADD(out) = row;
	tg_buf_clear(line);
}

static void split(struct tg_arena *arena, struct tg_str code, lines *out)
{
	struct tg_token_reader reader = {.content = code};
	struct tg_str before = {0};
	struct tg_buf line = {0};
	struct nesting open = {0};
	struct tg_token token;
	bool joined = false; /* to the sign before it */
	bool row = false;    /* behind the end of one */

	while (tg_token_next(&reader, &token)) {
		struct tg_str text = tg_str_n(code.ptr + token.offset, token.length);
		size_t values = open.values;

		if (token.kind == TG_TOKEN_COMMENT)
			continue;
		nest(&open, before, text);
		if (row || (values && !open.values))
			tg_buf_putc(&line, ROW_END);
		else if (!joined && wants_blank(before, text))
			tg_buf_putc(&line, ' ');
		joined = is_sign(before, text);
		tg_buf_str(&line, text);
		row = ends_row(text, &open);
		before = text;
		if (values || open.values ? !tg_str_is(text, ";") : !ends_statement(text, &open))
			continue;
		add(arena, &line, out);
		before = (struct tg_str){0};
		joined = false;
	}
	if (line.len)
		add(arena, &line, out);
	tg_buf_done(&line);
}

/* length[i][j]: how many lines a[i..] and b[j..] have in common, in order. */
static uint16_t *common(const lines *a, const lines *b)
{
	size_t width = b->count + 1, i, j;
	uint16_t *length = tg_alloc_zero((a->count + 1) * width, sizeof(*length));

	for (i = a->count; i-- > 0;)
		for (j = b->count; j-- > 0;) {
			uint16_t down = length[(i + 1) * width + j];
			uint16_t right = length[i * width + j + 1];

			length[i * width + j] =
				tg_str_eq(a->at[i], b->at[j])
					? (uint16_t)(length[(i + 1) * width + j + 1] + 1)
				: down > right ? down
					       : right;
		}
	return length;
}

struct edit {
	char sign;
	struct tg_str text;
};

static bool is_near_change(const struct edit *edits, size_t count, size_t i)
{
	size_t from = i > CONTEXT ? i - CONTEXT : 0, at;

	for (at = from; at < count && at <= i + CONTEXT; at++)
		if (edits[at].sign != ' ')
			return true;
	return false;
}

static void walk(const lines *a, const lines *b,
		 void (*on_line)(void *user, char sign, struct tg_str text), void *user)
{
	TG_AUTO(tg_free_) uint16_t *length = common(a, b);
	TG_VEC(struct edit) edits = {0};
	size_t width = b->count + 1, i = 0, j = 0;

	while (i < a->count || j < b->count) {
		if (i < a->count && j < b->count && tg_str_eq(a->at[i], b->at[j])) {
			*TG_VEC_ADD(&edits) = (struct edit){' ', a->at[i++]};
			j++;
		} else if (j == b->count || (i < a->count && length[(i + 1) * width + j] >=
								     length[i * width + j + 1])) {
			*TG_VEC_ADD(&edits) = (struct edit){'-', a->at[i++]};
		} else {
			*TG_VEC_ADD(&edits) = (struct edit){'+', b->at[j++]};
		}
	}
	for (i = 0; i < edits.count; i++)
		if (is_near_change(edits.at, edits.count, i))
			on_line(user, edits.at[i].sign, edits.at[i].text);
	TG_VEC_DONE(&edits);
}

bool tg_statements_diff(struct tg_str before, struct tg_str after,
			void (*on_line)(void *user, char sign, struct tg_str text), void *user)
{
	struct tg_arena arena = {0};
	lines a = {0}, b = {0};
	bool fits;

	split(&arena, before, &a);
	split(&arena, after, &b);
	fits = a.count <= LINES_MAX && b.count <= LINES_MAX;
	if (fits)
		walk(&a, &b, on_line, user);
	TG_VEC_DONE(&a);
	TG_VEC_DONE(&b);
	tg_arena_done(&arena);
	return fits;
}
