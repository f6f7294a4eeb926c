/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Comments of the repository's files, and whether the preprocessor skipped them. A header that is
 * entered twice may be skipped once: what is inactive was skipped each time.
 */
#include "engine/lower_state.h"

/* Bytes of a file that the preprocessor skipped. */
struct skip {
	uint32_t file, begin, end;
};

struct skips {
	struct skip *at;
	size_t count, cap;
};

static void collect_skips(struct lowering *L, struct skips *skips)
{
	CXSourceRangeList *list = clang_getAllSkippedRanges(L->unit);
	unsigned i;

	for (i = 0; list && i < list->count; i++) {
		struct skip skip;
		uint32_t end_file;

		if (!lower_place(L, clang_getRangeStart(list->ranges[i]), &skip.file,
				 &skip.begin) ||
		    !L->files.at[skip.file].project ||
		    !lower_place(L, clang_getRangeEnd(list->ranges[i]), &end_file, &skip.end))
			continue;
		*LOWER_ADD(L, skips) = skip;
	}
	if (list)
		clang_disposeSourceRangeList(list);
}

static void count_inclusion(CXFile file, CXSourceLocation *stack, unsigned depth, CXClientData data)
{
	struct lowering *L = data;

	(void)stack;
	(void)depth;
	L->files.at[lower_file_of(L, file)].entered++;
}

/* How often the place was skipped. Few files have many ranges: a linear search is enough. */
static unsigned times_skipped(const struct skips *skips, uint32_t file, uint32_t offset)
{
	unsigned times = 0;
	size_t i;

	for (i = 0; i < skips->count; i++)
		times += skips->at[i].file == file && offset >= skips->at[i].begin &&
			 offset < skips->at[i].end;
	return times;
}

static void comments_of(struct lowering *L, uint32_t file, const struct skips *skips)
{
	const struct tg_tokens *tokens = lower_tokens(L, file);
	size_t i;

	for (i = 0; i < tokens->count; i++) {
		const struct tg_token *token = &tokens->at[i];
		struct tg_ir_comment comment = {.active = true};
		struct span span = {.file = file};
		unsigned times;

		if (token->kind != TG_TOKEN_COMMENT)
			continue;
		span.begin = token->offset;
		span.end = token->offset + token->length;
		comment.loc = lower_loc(L, &span);
		times = times_skipped(skips, file, token->offset);
		if (times && file != 1 && !L->files.at[1].entered)
			clang_getInclusions(L->unit, count_inclusion, L);
		if (times)
			comment.active = times < L->files.at[file].entered;
		*LOWER_ADD(L, &L->comment) = comment;
	}
}

void lower_comments(struct lowering *L)
{
	struct skips skips = {0};
	uint32_t i;

	collect_skips(L, &skips);
	for (i = 1; i < L->files.count; i++)
		if (L->files.at[i].project)
			comments_of(L, i, &skips);
}
