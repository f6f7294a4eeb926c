/* SPDX-License-Identifier: Apache-2.0 */
/*
 * leftovers/disabled-check - a check that was taken out by making a comment of it.
 *
 * Found is a comment within a function that holds `if (` and a call of something that checks: a
 * function whose name has a word of "verifying-words" or "login-words". Prose is left alone: it has
 * no call behind an `if` and no semicolon or brace. A comment that begins with some words of prose
 * says why nobody is asked.
 */
#include <string.h>

#include "common/literal.h"

static void unit(struct tg_pass *pass);

const struct tg_rule tg_rule_disabled_check = {
	.id = "leftovers/disabled-check",
	.unit = unit,
};

enum { NAME_MOST = 64 };

/* The place behind `if (`, or 0. */
static uint32_t behind_if(const char *text, uint32_t at, uint32_t end)
{
	for (; at + 3 < end; at++) {
		uint32_t next = at + 2;

		if (text[at] != 'i' || text[at + 1] != 'f' || (at && lit_is_word(text[at - 1])))
			continue;
		while (next < end && text[next] == ' ')
			next++;
		if (next < end && text[next] == '(')
			return next + 1;
	}
	return 0;
}

/* The name before the first `(` of a call, into `ret`; false when there is none. */
static bool next_call(const char *text, uint32_t *at, uint32_t end, char ret[NAME_MOST])
{
	uint32_t begin;

	while (*at < end) {
		while (*at < end && !lit_is_word(text[*at]))
			++*at;
		for (begin = *at; *at < end && lit_is_word(text[*at]);)
			++*at;
		if (*at < end && text[*at] == '(' && *at > begin && *at - begin < NAME_MOST) {
			memcpy(ret, text + begin, *at - begin);
			ret[*at - begin] = 0;
			return true;
		}
	}
	return false;
}

static bool is_code(const char *text, uint32_t at, uint32_t end)
{
	return memchr(text + at, ';', end - at) || memchr(text + at, '{', end - at);
}

/* True when words stand before the `if`, as no code has them: "no need to ask, the key is known".
 */
static bool is_explained(const char *text, uint32_t from, uint32_t to)
{
	enum { ENOUGH = 4 };
	unsigned words = 0;

	for (; from < to; from++) {
		if (strchr(";(){}=", text[from]))
			return false;
		words += lit_is_word(text[from]) && !lit_is_word(text[from + 1]);
	}
	return words > ENOUGH;
}

static bool within_function(const struct tg_ir *ir, const struct tg_ir_loc *loc)
{
	uint32_t i;

	for (i = 0; i < ir->function_count; i++) {
		tg_node body = tg_ir_body(ir, ir->decl[ir->functions[i]].node);
		const struct tg_ir_loc *place = &ir->loc[ir->node[body].loc];

		if (body && place->file == loc->file && place->offset < loc->offset &&
		    loc->end_offset < place->end_offset)
			return true;
	}
	return false;
}

static void check(struct tg_pass *pass, const struct tg_ir_loc *loc)
{
	const struct tg_ir_file *file = &pass->ir->file[loc->file];
	char name[NAME_MOST];
	uint32_t at;

	if (!file->content || loc->end_offset > file->size)
		return;
	if (!is_code(file->content, loc->offset, loc->end_offset) ||
	    !within_function(pass->ir, loc))
		return;
	at = behind_if(file->content, loc->offset, loc->end_offset);
	if (!at || is_explained(file->content, loc->offset, at - 1) ||
	    !is_code(file->content, at, loc->end_offset))
		return;
	while (next_call(file->content, &at, loc->end_offset, name)) {
		if (!pass->host->name_has(pass, "verifying-words", name) &&
		    !pass->host->name_has(pass, "login-words", name))
			continue;
		pass->host->report_at(pass, loc->file, loc->offset, loc->end_offset,
				      "a check with %s() was made a comment: nobody is asked here "
				      "any more",
				      name);
		return;
	}
}

static void unit(struct tg_pass *pass)
{
	const struct tg_ir *ir = pass->ir;
	uint32_t i;

	for (i = 0; i < ir->comment_count; i++)
		if (ir->comment[i].active)
			check(pass, &ir->loc[ir->comment[i].loc]);
}
