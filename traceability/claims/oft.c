/* SPDX-License-Identifier: Apache-2.0 */
/*
 * oft.c - tags of OpenFastTrace: `[impl->req~NAME~1]`, with its own optional name before the arrow,
 * several targets, and what the target needs behind `>>`. Two relaxations: the revision may be
 * left out, and the target may be a bare id, as in `[impl->CR 3.4]`.
 */
#include "claims/dialect.h"

static const struct {
	const char *type;
	enum tg_verb verb;
} types[] = {
	{"impl", TG_SATISFIES}, {"utest", TG_VERIFIES}, {"itest", TG_VERIFIES},
	{"stest", TG_VERIFIES}, {"atest", TG_VERIFIES},
};

enum { TYPES = sizeof(types) / sizeof(*types), SHORTEST = 4 /* letters of a type */ };

static size_t skip_blanks(struct tg_str text, size_t at)
{
	while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\t'))
		at++;
	return at;
}

/*
 * A tag's front: `[`, a type that is known, its own name, `->`. `*at` stands behind the bracket
 * and moves behind the arrow. Returns the index into `types`, or TYPES.
 */
static size_t take_front(struct tg_str text, size_t *at)
{
	size_t from = skip_blanks(text, *at), to = from, i;
	struct tg_str word;

	while (to < text.len && text.ptr[to] >= 'a' && text.ptr[to] <= 'z')
		to++;
	if (to - from < SHORTEST)
		return TYPES;
	word = tg_str_n(text.ptr + from, to - from);
	for (i = 0; i < TYPES && !tg_str_is(word, types[i].type); i++)
		;
	if (i == TYPES)
		return TYPES;
	if (to < text.len && text.ptr[to] == '~') {
		while (to < text.len && !strchr(" \t\n]>[", text.ptr[to]) &&
		       !(text.ptr[to] == '-' && to + 1 < text.len && text.ptr[to + 1] == '>'))
			to++;
	}
	to = skip_blanks(text, to);
	if (to + 1 >= text.len || text.ptr[to] != '-' || text.ptr[to + 1] != '>')
		return TYPES;
	*at = to + 2;
	return i;
}

static bool may_occur(struct tg_str content)
{
	const char *at = content.ptr, *end = content.ptr + content.len;

	for (; at < end && (at = memchr(at, '[', (size_t)(end - at))); at++) {
		size_t from = (size_t)(at - content.ptr) + 1;

		if (take_front(content, &from) < TYPES)
			return true;
	}
	return false;
}

static void read_tag(struct tg_claim_reader *reader, const struct tg_comment_line *line,
		     size_t bracket, size_t from, size_t to, enum tg_verb verb)
{
	struct tg_str list = tg_str_n(line->text.ptr + from, to - from);
	unsigned column = line->column + (unsigned)bracket;
	struct tg_claim claim = {
		.verb = verb,
		.dialect = "oft",
		.scope = tg_claims_scope(line->comment),
		.line = line->line,
		.column = column,
		.offset = line->offset + bracket,
		.end_offset = line->comment->end,
		.note = "",
		.owner = "",
		.until = "",
	};

	list.len = tg_str_find(list, 0, ">>");
	if (!line->comment->active)
		tg_claims_problem(reader, line->line, column,
				  "the tag stands in code that the preprocessor drops; it is not "
				  "read");
	else if (tg_claims_bidi(list))
		tg_claims_problem(reader, line->line, column,
				  "the tag holds U+%04X, which changes the order in which it is "
				  "read; remove it",
				  (unsigned)tg_claims_bidi(list));
	else {
		claim.column = line->column + (unsigned)from;
		tg_claims_add(reader, &claim, list);
	}
}

/* All tags of a line but those between backticks. */
static void read_line(struct tg_claim_reader *reader, const struct tg_comment_line *line)
{
	struct tg_str text = line->text;
	bool quoted = false;
	size_t at = 0;

	if (!memchr(text.ptr, '[', text.len))
		return;
	while (at < text.len) {
		char c = text.ptr[at++];
		size_t from = at, type, to;

		if (c == '`')
			quoted = !quoted;
		if (c != '[' || quoted)
			continue;
		type = take_front(text, &from);
		if (type == TYPES)
			continue;
		to = tg_str_find(text, from, "]");
		if (to == text.len) {
			tg_claims_problem(reader, line->line, line->column + (unsigned)at - 1,
					  "the tag has no ']' on its line; it is not read");
			return;
		}
		read_tag(reader, line, at - 1, from, to, types[type].verb);
		at = to + 1;
	}
}

/* Whether `oft:on` or `oft:off` may stand somewhere; colons are rarer than letters. */
static bool is_switched(struct tg_str content)
{
	const char *at = content.ptr, *end = content.ptr + content.len;

	for (; (at = memchr(at, ':', (size_t)(end - at))); at++)
		if (at - content.ptr >= 3 && memcmp(at - 3, "oft", 3) == 0)
			return true;
	return false;
}

static void read_oft(struct tg_claim_reader *reader)
{
	bool switched = is_switched(reader->content);
	bool off = false;
	size_t i;

	for (i = 0; i < reader->lines.count; i++) {
		const struct tg_comment_line *line = &reader->lines.at[i];

		if (!switched)
			; /* in no line of this file */
		else if (tg_str_find(line->text, 0, "oft:off") < line->text.len)
			off = true;
		else if (tg_str_find(line->text, 0, "oft:on") < line->text.len)
			off = false;
		if (!off && !line->quoted && line->text.len)
			read_line(reader, line);
	}
}

const struct tg_claim_dialect tg_claims_oft = {"oft", may_occur, read_oft};
