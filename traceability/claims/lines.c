/* SPDX-License-Identifier: Apache-2.0 */
#include "claims/dialect.h"

/* Takes what decorates a line of a comment off its front. */
static struct tg_str undecorate(struct tg_str text, const struct tg_comment *comment, bool first)
{
	const char *marks = comment->block ? "*!" : "/!#";
	const char *start;

	if (!first)
		text = tg_str_trim(text);
	start = text.ptr;
	while (text.len && (first ? strchr(marks, text.ptr[0]) != NULL : text.ptr[0] == '*'))
		text = tg_str_n(text.ptr + 1, text.len - 1);
	/* Behind code Doxygen writes `//!<` and `<slash>**<`. */
	if (first && text.ptr > start && text.len && text.ptr[0] == '<')
		text = tg_str_n(text.ptr + 1, text.len - 1);
	return tg_str_trim(text);
}

/* `@code`, `\code{.c}`, `@verbatim` begin an example. */
static bool opens_example(struct tg_str text)
{
	static const char *const commands[] = {"code", "verbatim"};
	size_t i;

	if (!text.len || (text.ptr[0] != '@' && text.ptr[0] != '\\'))
		return false;
	text = tg_str_n(text.ptr + 1, text.len - 1);
	for (i = 0; i < 2; i++) {
		size_t length = strlen(commands[i]);

		if (tg_str_starts(text, commands[i]) &&
		    (text.len == length || text.ptr[length] == '{' || text.ptr[length] == ' '))
			return true;
	}
	return false;
}

/* Whether the line is part of an example; `*state` is what was open before it. */
static bool is_quoted(struct tg_str text, bool joined, char *state)
{
	char before = joined ? *state : '\0';
	struct tg_str rest = text.len ? tg_str_n(text.ptr + 1, text.len - 1) : text;

	*state = before;
	if (before == '`') {
		if (tg_str_starts(text, "```"))
			*state = '\0';
	} else if (before == '@') {
		if (tg_str_starts(rest, "endcode") || tg_str_starts(rest, "endverbatim"))
			*state = '\0';
	} else if (tg_str_starts(text, "```")) {
		*state = '`';
	} else if (opens_example(text)) {
		*state = '@';
	}
	return before != '\0';
}

/* A line comment goes on from one that stands alone on the line before. */
static bool follows(const struct tg_comment *comment, const struct tg_comment *before)
{
	return before && !comment->block && !before->block && !comment->trailing &&
	       !before->trailing && comment->line == before->line + 1;
}

void tg_claims_split(struct tg_claim_reader *reader)
{
	const struct tg_comment *before = NULL;
	char state = '\0';
	size_t i;

	for (i = 0; i < reader->lexed.comments.count; i++) {
		const struct tg_comment *comment = &reader->lexed.comments.at[i];
		struct tg_str rest = tg_str_n(reader->content.ptr + comment->inner,
					      comment->inner_end - comment->inner);
		struct tg_str part = tg_str_n(rest.ptr, 0);
		bool first = true, joined = follows(comment, before);
		unsigned line = comment->line;

		for (; tg_str_line(&rest, &part) || first; line++) {
			struct tg_str text = undecorate(part, comment, first);
			struct tg_comment_line *out = TG_VEC_ADD(&reader->lines);
			size_t from = (size_t)(part.ptr - reader->content.ptr);

			out->text = text;
			out->offset = (size_t)(text.ptr - reader->content.ptr);
			out->line = line;
			out->column = (unsigned)(out->offset - from) + 1;
			if (first)
				out->column += comment->column - 1;
			out->joined = joined || !first;
			out->comment = comment;
			out->quoted = is_quoted(text, out->joined, &state);
			first = false;
		}
		before = comment;
	}
}
