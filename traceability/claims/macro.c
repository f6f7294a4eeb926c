/* SPDX-License-Identifier: Apache-2.0 */
/*
 * macro.c - TG_SATISFIES("CR 1.5") and its siblings in active code: attributes for those who
 * want the compiler to check the spelling of the verb. RecordProperty("verifies", "CR 1.5") of
 * GoogleTest is read likewise: its results say the same.
 */
#include <strings.h>

#include "claims/dialect.h"

static const struct {
	const char *name;
	enum tg_verb verb;
} macros[] = {
	{"TG_SATISFIES", TG_SATISFIES},  {"TG_MITIGATES", TG_MITIGATES},
	{"TG_VERIFIES", TG_VERIFIES},    {"TG_TEST_VERIFIES", TG_VERIFIES},
	{"RecordProperty", TG_VERIFIES},
};

/* Properties that name what a test verifies, as results do (evidence/junit.c). */
static const char *const properties[] = {"verifies", "PartiallyVerifies", "FullyVerifies",
					 "requirement", "lobster-tracing"};

enum { MACROS = sizeof(macros) / sizeof(*macros) };

/* Whether a text occurs, of which the letter at `rare` seldom does. */
static bool occurs(struct tg_str content, const char *text, size_t rare)
{
	const char *at = content.ptr + rare, *end = content.ptr + content.len;
	size_t length = strlen(text);

	if (content.len < length)
		return false;
	for (; at < end && (at = memchr(at, text[rare], (size_t)(end - at))); at++)
		if (tg_str_starts(tg_str_n(at - rare, (size_t)(end - at) + rare), text))
			return true;
	return false;
}

/* One look for what all names begin with: this runs over every file of a history. */
static bool may_occur(struct tg_str content)
{
	return occurs(content, "TG_", 1) || occurs(content, "RecordProperty", 6);
}

static size_t find_macro(struct tg_str text)
{
	size_t i;

	for (i = 0; i < MACROS; i++) {
		size_t length = strlen(macros[i].name);

		if (tg_str_starts(text, macros[i].name) && text.len > length &&
		    (text.ptr[length] == '(' || text.ptr[length] == ' ' ||
		     text.ptr[length] == '\t'))
			break;
	}
	return i;
}

/* The string literals up to `)`, put together. False when anything else stands there. */
static bool take_literals(struct tg_str content, size_t *at, struct tg_buf *out)
{
	tg_buf_clear(out);
	for (;;) {
		*at = tg_lex_skip_blank(content, *at);
		if (*at >= content.len)
			return false;
		if (content.ptr[*at] == ')')
			return out->len > 0;
		if (content.ptr[*at] != '"')
			return false;
		for (++*at; *at < content.len && content.ptr[*at] != '"'; ++*at) {
			if (content.ptr[*at] == '\\' || content.ptr[*at] == '\n')
				return false;
			tg_buf_putc(out, content.ptr[*at]);
		}
		++*at;
	}
}

/* True behind `"verifies",`; another property is none of ours. */
static bool take_property(struct tg_str content, size_t *at)
{
	size_t i;

	*at = tg_lex_skip_blank(content, *at);
	for (i = 0; i < sizeof(properties) / sizeof(*properties); i++) {
		size_t length = strlen(properties[i]), end = *at + length + 1;

		if (end >= content.len || content.ptr[*at] != '"' || content.ptr[end] != '"' ||
		    strncasecmp(content.ptr + *at + 1, properties[i], length) != 0)
			continue;
		*at = tg_lex_skip_blank(content, end + 1);
		return *at < content.len && content.ptr[(*at)++] == ',';
	}
	return false;
}

static void read_call(struct tg_claim_reader *reader, const struct tg_call *call, size_t macro,
		      struct tg_buf *ids)
{
	size_t at = call->offset + strlen(macros[macro].name);
	struct tg_claim claim = {
		.verb = macros[macro].verb,
		.dialect = "macro",
		.line = call->line,
		.column = call->column,
		.offset = call->offset,
		.note = "",
		.owner = "",
		.until = "",
	};

	at += tg_str_find(tg_str_n(reader->content.ptr + at, reader->content.len - at), 0, "(") + 1;
	if (strcmp(macros[macro].name, "RecordProperty") == 0) {
		claim.dialect = "googletest";
		if (!take_property(reader->content, &at))
			return;
	}
	if (!call->active) {
		tg_claims_problem(reader, call->line, call->column,
				  "%s stands in code that the preprocessor drops; it is not read",
				  macros[macro].name);
		return;
	}
	if (!take_literals(reader->content, &at, ids)) {
		tg_claims_problem(reader, call->line, call->column,
				  "%s wants string literals with ids in them, without escapes",
				  macros[macro].name);
		return;
	}
	claim.end_offset = at + 1;
	tg_claims_add(reader, &claim, tg_buf_view(ids));
}

static void read_macro(struct tg_claim_reader *reader)
{
	struct tg_buf ids = {0};
	size_t i;

	for (i = 0; i < reader->lexed.calls.count; i++) {
		const struct tg_call *call = &reader->lexed.calls.at[i];
		struct tg_str text = tg_str_n(reader->content.ptr + call->offset,
					      reader->content.len - call->offset);
		size_t macro = find_macro(text);

		if (macro < MACROS)
			read_call(reader, call, macro, &ids);
	}
	tg_buf_done(&ids);
}

const struct tg_claim_dialect tg_claims_macro = {"macro", may_occur, read_macro};
