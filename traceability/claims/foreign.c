/* SPDX-License-Identifier: Apache-2.0 */
/*
 * foreign.c - annotations of other tools, read where they are found. An annotation opens a line
 * of a comment, as ours do; the table says with which words, and how the rest of it reads.
 *
 * Where a dialect does not tell code from tests, the claim is "satisfies", and test code verifies
 * with it: tg_claims_verb() says which dialects these are.
 */
#include "claims/foreign.h"

#include <limits.h>

#include "base/text.h"

#define OPENS(text) (text), sizeof(text) - 1

static const struct tg_foreign table[] = {
	{OPENS("lobster-trace:"), "lobster", TG_SATISFIES, tg_foreign_list},
	{OPENS("lobster-exclude:"), "lobster", TG_JUSTIFIES, tg_foreign_exclude},
	{OPENS("req-Id:"), "s-core", TG_SATISFIES, tg_foreign_list},
	{OPENS("req-traceability:"), "s-core", TG_SATISFIES, tg_foreign_list},
	{OPENS("SPDX-Req-ID:"), "spdx-req", TG_SATISFIES, tg_foreign_list},
	{OPENS("@need-ids:"), "codelinks", TG_SATISFIES, tg_foreign_list},
	{OPENS("@ "), "codelinks", TG_SATISFIES, tg_foreign_need},
	{OPENS("@relation"), "strictdoc", TG_SATISFIES, tg_foreign_relation},
	{OPENS("@satisfy{"), "doxygen", TG_SATISFIES, tg_foreign_req},
	{OPENS("\\satisfy{"), "doxygen", TG_SATISFIES, tg_foreign_req},
	{OPENS("@verify{"), "doxygen", TG_VERIFIES, tg_foreign_req},
	{OPENS("\\verify{"), "doxygen", TG_VERIFIES, tg_foreign_req},
	{OPENS("@mitigates "), "threatspec", TG_MITIGATES, tg_foreign_against},
	{OPENS("@tests "), "threatspec", TG_VERIFIES, tg_foreign_for},
	{OPENS("@validates "), "guardlink", TG_VERIFIES, tg_foreign_for},
	{OPENS("r[impl "), "tracey", TG_SATISFIES, tg_foreign_tracey},
	{OPENS("r[verify "), "tracey", TG_VERIFIES, tg_foreign_tracey},
};

enum { ROWS = sizeof(table) / sizeof(*table) };

enum tg_verb tg_claims_verb(const struct tg_claim *claim, bool in_test)
{
	static const char *const plain[] = {"lobster", "s-core", "spdx-req", "codelinks",
					    "strictdoc"};
	size_t i;

	for (i = 0; in_test && claim->verb == TG_SATISFIES && i < sizeof(plain) / sizeof(*plain);
	     i++)
		if (strcmp(claim->dialect, plain[i]) == 0)
			return TG_VERIFIES;
	return claim->verb;
}

static bool opens(const struct tg_foreign *row, struct tg_str text)
{
	return text.len >= row->length && memcmp(text.ptr, row->opening, row->length) == 0;
}

static const struct tg_foreign *find(struct tg_str text)
{
	size_t i;

	for (i = 0; i < ROWS; i++)
		if (opens(&table[i], text))
			return &table[i];
	return NULL;
}

/* A need names its links in brackets, on its line; addresses and formats have an '@' and a blank
 * as well. */
static bool may_be_need(struct tg_str text)
{
	const char *end = memchr(text.ptr, '\n', text.len);

	return memchr(text.ptr, '[', end ? (size_t)(end - text.ptr) : text.len);
}

/* True when one of the openings that begin or end with `mark` stands around `at`. */
static bool stands_here(struct tg_str content, const char *at, char mark)
{
	size_t i;

	for (i = 0; i < ROWS; i++) {
		const struct tg_foreign *row = &table[i];
		size_t offset = (size_t)(at - content.ptr);
		size_t back = row->opening[0] == mark ? 0 : row->length - 1;
		struct tg_str text;

		if (row->opening[back] != mark || offset < back)
			continue;
		text = tg_str_n(at - back, content.len - offset + back);
		if (opens(row, text) && (row->read != tg_foreign_need || may_be_need(text)))
			return true;
	}
	return false;
}

/* The characters that stand behind a mark with which openings begin, or before one with which they
 * end: what has none of them beside it is no opening. */
static void gather_beside(char mark, bool beside[UCHAR_MAX + 1])
{
	size_t i;

	memset(beside, 0, (UCHAR_MAX + 1) * sizeof(*beside));
	for (i = 0; i < ROWS; i++) {
		const char *opening = table[i].opening;
		size_t length = table[i].length;

		if (opening[0] == mark)
			beside[(unsigned char)opening[1]] = true;
		else if (length > 1 && opening[length - 1] == mark)
			beside[(unsigned char)opening[length - 2]] = true;
	}
}

/* Whether one of the openings that begin with a mark, or end with it, occurs. */
static bool occurs_at(struct tg_str content, char mark, bool begins)
{
	const char *at = content.ptr, *end = content.ptr + content.len;
	bool beside[UCHAR_MAX + 1];

	gather_beside(mark, beside);
	for (; at < end && (at = memchr(at, mark, (size_t)(end - at))); at++) {
		const char *other = begins ? at + 1 : at - 1;

		if (other >= content.ptr && other < end && beside[(unsigned char)*other] &&
		    stands_here(content, at, mark))
			return true;
	}
	return false;
}

static bool tracey_occurs(struct tg_str content)
{
	const char *at = content.ptr, *end = content.ptr + content.len;

	for (; at < end && (at = memchr(at, '[', (size_t)(end - at))); at++) {
		struct tg_str rest = tg_str_n(at, (size_t)(end - at));

		if (at > content.ptr && at[-1] == 'r' &&
		    (tg_str_starts(rest, "[impl ") || tg_str_starts(rest, "[verify ")))
			return true;
	}
	return false;
}

/* All openings but those of tracey begin with '@' or a backslash, or end with ':': this runs over a
 * whole history. */
static bool may_occur(struct tg_str content)
{
	return occurs_at(content, '@', true) || occurs_at(content, '\\', true) ||
	       occurs_at(content, ':', false) || tracey_occurs(content);
}

struct tg_claim tg_foreign_claim(const struct tg_foreign *foreign,
				 const struct tg_comment_line *line)
{
	return (struct tg_claim){
		.verb = foreign->verb,
		.dialect = foreign->dialect,
		.scope = tg_claims_scope(line->comment),
		.line = line->line,
		.column = line->column,
		.offset = line->offset,
		.end_offset = line->comment->end,
		.note = "",
		.owner = "",
		.until = "",
	};
}

void tg_foreign_add(struct tg_claim_reader *reader, const struct tg_claim *model,
		    const struct tg_comment_line *line, struct tg_str list)
{
	struct tg_claim claim = *model;

	if (tg_claims_bidi(list)) {
		tg_claims_problem(reader, line->line, line->column,
				  "the annotation holds U+%04X, which changes the order in which "
				  "it is read; remove it",
				  (unsigned)tg_claims_bidi(list));
		return;
	}
	list = tg_str_trim(list);
	claim.line = line->line;
	claim.column = line->column + (unsigned)(list.ptr - line->text.ptr);
	tg_claims_add(reader, &claim, list);
}

/* Lines that tracey is told to pass over. */
struct ignoring {
	bool range, next;
};

/* True when the line is passed over. */
static bool is_ignored(struct ignoring *ignoring, struct tg_str text)
{
	bool ignored = ignoring->range || ignoring->next;

	ignoring->next = tg_str_starts(text, "@tracey:ignore-next-line");
	if (tg_str_starts(text, "@tracey:ignore-start"))
		ignoring->range = true;
	else if (tg_str_starts(text, "@tracey:ignore-end"))
		ignoring->range = false;
	return ignored;
}

static void read_foreign(struct tg_claim_reader *reader)
{
	struct ignoring ignoring = {0};
	size_t i;

	for (i = 0; i < reader->lines.count; i++) {
		const struct tg_comment_line *line = &reader->lines.at[i];
		bool ignored = is_ignored(&ignoring, line->text);
		const struct tg_foreign *foreign = line->quoted ? NULL : find(line->text);
		size_t length = foreign ? foreign->length : 0;
		struct tg_str rest = tg_str_n(line->text.ptr + length, line->text.len - length);

		if (foreign && ignored && foreign->read == tg_foreign_tracey)
			continue;
		if (foreign && foreign->read(reader, foreign, i, rest) && !line->comment->active)
			tg_claims_problem(reader, line->line, line->column,
					  "the annotation stands in code that the preprocessor "
					  "drops; it is not read");
	}
}

const struct tg_claim_dialect tg_claims_foreign = {"foreign", may_occur, read_foreign};
