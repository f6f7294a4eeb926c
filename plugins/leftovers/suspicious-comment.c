/* SPDX-License-Identifier: Apache-2.0 */
/*
 * leftovers/suspicious-comment - words in a comment that say the work is not done.
 *
 * Whole words in capitals only: in lower case they are prose. One finding a comment.
 */
#include "common/literal.h"

static void unit(struct tg_pass *pass);

const struct tg_rule tg_rule_suspicious_comment = {
	.id = "leftovers/suspicious-comment",
	.unit = unit,
};

/*
 * The next whole word in capitals at or after `*at`; its length, or 0. Comments are most of the
 * text that a unit has, and capitals are rare in them: one is looked for first.
 */
static uint32_t next_word(const char *text, uint32_t *at, uint32_t end)
{
	const uint32_t start = *at;
	uint32_t begin, i = start;

	while (i < end) {
		for (; i < end && !lit_is_upper(text[i]); i++)
			;
		for (begin = i; i < end && lit_is_upper(text[i]); i++)
			;
		*at = i;
		if (i > begin && (i == end || !lit_is_word(text[i])) &&
		    (begin == start || !lit_is_word(text[begin - 1])))
			return i - begin;
	}
	return 0;
}

static void check(struct tg_pass *pass, const struct tg_ir_loc *loc)
{
	const struct tg_ir_file *file = &pass->ir->file[loc->file];
	uint32_t at = loc->offset, length;

	if (!file->content || loc->end_offset > file->size)
		return;
	while ((length = next_word(file->content, &at, loc->end_offset))) {
		char word[16] = "";

		if (length >= sizeof(word))
			continue;
		memcpy(word, file->content + at - length, length);
		if (!pass->host->in_list(pass, "unfinished-words", word))
			continue;
		pass->host->report_at(pass, loc->file, at - length, at,
				      "'%s': its author knew that something is missing here", word);
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
