/* SPDX-License-Identifier: Apache-2.0 */
/* Strings of the IR, and comments. */
#include "engine/lower_state.h"

tg_text lower_bytes(struct lowering *L, const char *bytes, size_t n)
{
	tg_text at = (tg_text)L->text.count;

	if (!n || L->text.count + n >= LOWER_MAX_TEXT) {
		L->too_large |= n != 0;
		return 0;
	}
	while (L->text.cap < L->text.count + n + 1) {
		L->text.at = lower_grow(L->arena, L->text.at, L->text.count, &L->text.cap, 1);
		if (L->text.cap >= L->text.count + n + 1)
			break;
		L->text.at = lower_grow(L->arena, L->text.at, L->text.cap, &L->text.cap, 1);
	}
	memcpy(L->text.at + at, bytes, n);
	L->text.at[at + n] = '\0';
	L->text.count += n + 1;
	return at;
}

tg_text lower_text(struct lowering *L, struct tg_str text)
{
	void **place;

	if (!text.len)
		return 0;
	place = tg_map_put(&L->texts, text);
	if (!*place) /* offsets start at 1, so NULL means new */
		*place = (void *)(uintptr_t)lower_bytes(L, text.ptr, text.len);
	return (tg_text)(uintptr_t)*place;
}

tg_text lower_cxstring(struct lowering *L, CXString text)
{
	tg_text at = lower_text(L, tg_str(clang_getCString(text)));

	clang_disposeString(text);
	return at;
}

/* Counts how often a file was entered. */
struct inclusions {
	CXFile file;
	unsigned count;
};

static void count_inclusion(CXFile file, CXSourceLocation *stack, unsigned depth, CXClientData data)
{
	struct inclusions *inclusions = data;

	(void)stack;
	(void)depth;
	inclusions->count += clang_File_isEqual(file, inclusions->file) != 0;
}

/* How many of a file's skipped ranges cover an offset. */
static unsigned skips(const CXSourceRangeList *skipped, uint32_t offset)
{
	unsigned count = 0, i;

	for (i = 0; skipped && i < skipped->count; i++) {
		unsigned begin, end;

		clang_getFileLocation(clang_getRangeStart(skipped->ranges[i]), NULL, NULL, NULL,
				      &begin);
		clang_getFileLocation(clang_getRangeEnd(skipped->ranges[i]), NULL, NULL, NULL,
				      &end);
		count += offset >= begin && offset < end;
	}
	return count;
}

/*
 * A header that is entered twice may be skipped once: text is inactive when every time it was
 * entered the preprocessor skipped it.
 */
static void comments_of(struct lowering *L, uint32_t file)
{
	struct lower_file *f = &L->files.at[file];
	CXSourceRangeList *skipped = clang_getSkippedRanges(L->unit, f->handle);
	struct inclusions inclusions = {f->handle, 0};
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
		times = skips(skipped, token->offset);
		if (times && !inclusions.count)
			clang_getInclusions(L->unit, count_inclusion, &inclusions);
		if (times)
			comment.active = times < inclusions.count;
		*LOWER_ADD(L, &L->comment) = comment;
	}
	if (skipped)
		clang_disposeSourceRangeList(skipped);
}

void lower_comments(struct lowering *L)
{
	uint32_t i;

	for (i = 1; i < L->files.count; i++)
		if (L->files.at[i].project)
			comments_of(L, i);
}
