/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Comments of the repository's files, and whether the preprocessor skipped them. A header that is
 * entered twice may be skipped once: what is inactive was skipped each time.
 */
#include "engine/lower/lower_state.h"

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
	CXSourceRangeList *list = tg_clang.getAllSkippedRanges(L->unit);
	unsigned i;

	for (i = 0; list && i < list->count; i++) {
		struct skip skip;
		uint32_t end_file;

		if (!lower_place(L, tg_clang.getRangeStart(list->ranges[i]), &skip.file,
				 &skip.begin) ||
		    !L->files.at[skip.file].project ||
		    !lower_place(L, tg_clang.getRangeEnd(list->ranges[i]), &end_file, &skip.end))
			continue;
		*LOWER_ADD(L, skips) = skip;
	}
	if (list)
		tg_clang.disposeSourceRangeList(list);
}

static void count_inclusion(CXFile file, CXSourceLocation *stack, unsigned depth, CXClientData data)
{
	struct lowering *L = data;

	(void)stack;
	(void)depth;
	L->files.at[lower_file_of(L, file)].entered++;
}

/* How often the place was skipped. */
static unsigned times_skipped(const struct skips *skips, uint32_t offset)
{
	unsigned times = 0;
	size_t i;

	for (i = 0; i < skips->count; i++)
		times += offset >= skips->at[i].begin && offset < skips->at[i].end;
	return times;
}

static bool is_active(struct lowering *L, const struct skips *skips, uint32_t file, uint32_t offset)
{
	unsigned times = times_skipped(skips, offset);

	if (times && file != 1 && !L->files.at[1].entered)
		tg_clang.getInclusions(L->unit, count_inclusion, L);
	return times == 0 || times < L->files.at[file].entered;
}

static void comments_of(struct lowering *L, uint32_t file, const struct skips *skips)
{
	struct tg_token_reader reader = {.content = L->files.at[file].content};
	struct tg_token token;

	while (tg_token_next_comment(&reader, &token)) {
		struct span span = {.file = file, .begin = token.offset};
		struct tg_ir_comment comment;

		span.end = token.offset + token.length;
		comment.loc = lower_loc(L, &span);
		comment.active = is_active(L, skips, file, token.offset);
		*LOWER_ADD(L, &L->comment) = comment;
	}
}

/* The skips of one file, so that its comments are not compared with those of all. */
static struct skips skips_of(struct lowering *L, const struct skips *all, uint32_t file)
{
	struct skips skips = {0};
	size_t i;

	for (i = 0; i < all->count; i++)
		if (all->at[i].file == file)
			*LOWER_ADD(L, &skips) = all->at[i];
	return skips;
}

void lower_comments(struct lowering *L)
{
	struct skips all = {0}, skips;
	uint32_t i;

	collect_skips(L, &all);
	for (i = 1; i < L->files.count; i++) {
		if (!L->files.at[i].project)
			continue;
		skips = skips_of(L, &all, i);
		comments_of(L, i, &skips);
	}
}
