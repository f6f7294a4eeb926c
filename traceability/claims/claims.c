/* SPDX-License-Identifier: Apache-2.0 */
#include "claims/claims.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/map.h"
#include "base/text.h"
#include "claims/dialect.h"

static const struct tg_claim_dialect *const dialects[] = {
	&tg_claims_native,
	&tg_claims_oft,
	&tg_claims_macro,
	&tg_claims_foreign,
};

enum { DIALECTS = sizeof(dialects) / sizeof(*dialects) };

/* C and what shares its comments; scripts, which their first line then tells. */
static const char *const endings[] = {
	".c",   ".h",    ".cc", ".cpp", ".cxx",   ".hh", ".hpp",  ".hxx",  ".inc",
	".inl", ".ipp",  ".cu", ".m",   ".mm",    ".rs", ".go",   ".js",   ".mjs",
	".ts",  ".java", ".cs", ".kt",  ".swift", ".sh", ".bash", ".bats",
};

bool tg_claims_wants(const char *path)
{
	size_t i;

	for (i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
		if (tg_str_ends(tg_str(path), endings[i]))
			return true;
	}
	return tg_claims_is_sidecar(path) || tg_lex_hash_language(tg_str(path)) != TG_HASH_NONE;
}

void tg_claims_problem(struct tg_claim_reader *reader, unsigned line, unsigned column,
		       const char *fmt, ...)
{
	struct tg_claim_problem *problem = TG_VEC_ADD(&reader->problems);
	struct tg_buf clean = {0};
	char text[512];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	tg_escape_terminal(&clean, tg_str(text), false);
	problem->path = "";
	problem->line = line;
	problem->column = column;
	problem->message = tg_arena_strndup(reader->arena, clean.ptr ? clean.ptr : "", clean.len);
	tg_buf_done(&clean);
}

enum tg_claim_scope tg_claims_scope(const struct tg_comment *comment)
{
	if (comment->trailing)
		return TG_SCOPE_TRAILING;
	return comment->first && comment->apart ? TG_SCOPE_FILE : TG_SCOPE_SYMBOL;
}

static int by_offset(const void *a, const void *b)
{
	const struct tg_claim *left = a, *right = b;

	if (left->offset != right->offset)
		return left->offset < right->offset ? -1 : 1;
	if (left->line != right->line)
		return left->line < right->line ? -1 : 1;
	if (left->column != right->column)
		return left->column < right->column ? -1 : 1;
	return strcmp(left->target, right->target);
}

static int by_line(const void *a, const void *b)
{
	const struct tg_claim_problem *left = a, *right = b;

	if (left->line != right->line)
		return left->line < right->line ? -1 : 1;
	return (left->column > right->column) - (left->column < right->column);
}

/* Moves a vector's elements into the arena. */
static void *keep(struct tg_arena *arena, const void *at, size_t count, size_t size)
{
	void *copy = tg_arena_alloc(arena, count * size);

	if (count)
		memcpy(copy, at, count * size);
	return copy;
}

/* Who says the same twice in one comment says it once. Claims are sorted by offset. */
static void drop_repeated(struct tg_claim_reader *reader)
{
	struct tg_claim *claims = reader->claims.at;
	struct tg_map known = {0};
	struct tg_buf key = {0};
	size_t i, kept = 0;

	for (i = 0; i < reader->claims.count; i++) {
		tg_buf_clear(&key);
		tg_buf_printf(&key, "%zu %d %u %s", claims[i].end_offset, (int)claims[i].verb,
			      claims[i].revision, claims[i].target);
		if (claims[i].verb != TG_JUSTIFIES && tg_map_has(&known, tg_buf_view(&key)))
			continue;
		tg_map_add(&known, tg_buf_view(&key));
		claims[kept++] = claims[i];
	}
	reader->claims.count = kept;
	tg_buf_done(&key);
	tg_map_done(&known);
}

static void read_dialects(struct tg_claim_reader *reader, const char *path, const bool *may)
{
	enum tg_hash_language language = tg_lex_hash_language(tg_str(path));
	struct tg_str first = tg_str_n(reader->content.ptr, tg_str_find(reader->content, 0, "\n"));
	size_t i;

	if (!language && tg_lex_is_script(reader->content) &&
	    tg_str_find(first, 0, "python") < first.len)
		language = TG_HASH_PYTHON;
	if (language)
		tg_lex_hash(reader->content, language, &reader->lexed);
	else if (tg_lex_is_script(reader->content))
		tg_lex_script(reader->content, &reader->lexed);
	else
		tg_lex_c(reader->content, &reader->lexed);
	tg_claims_split(reader);
	for (i = 0; i < DIALECTS; i++) {
		if (may[i])
			dialects[i]->read(reader);
	}
	if (reader->claims.count > 1) {
		qsort(reader->claims.at, reader->claims.count, sizeof(*reader->claims.at),
		      by_offset);
		drop_repeated(reader);
	}
	if (reader->problems.count)
		qsort(reader->problems.at, reader->problems.count, sizeof(*reader->problems.at),
		      by_line);
}

/* Which dialects may occur; false when none can. */
static bool look(struct tg_str content, bool *may)
{
	bool any = false;
	size_t i;

	if (content.len && memchr(content.ptr, '\0', content.len))
		return false;
	for (i = 0; i < DIALECTS; i++)
		any |= may[i] = content.len && dialects[i]->may_occur(content);
	return any;
}

bool tg_claims_may_occur(struct tg_str content)
{
	bool may[DIALECTS];

	return look(content, may);
}

/* @satisfies TG-TRC-1 */
bool tg_claims_read(struct tg_arena *arena, const char *path, struct tg_str content,
		    struct tg_claims *ret_claims)
{
	struct tg_claim_reader reader = {.arena = arena, .content = content};
	bool may[DIALECTS];

	*ret_claims = (struct tg_claims){0};
	if (content.len && memchr(content.ptr, '\0', content.len))
		return false;
	if (!look(content, may))
		return true;
	if (tg_claims_is_sidecar(path))
		tg_claims_read_sidecar(&reader);
	else
		read_dialects(&reader, path, may);
	ret_claims->count = reader.claims.count;
	ret_claims->at =
		keep(arena, reader.claims.at, reader.claims.count, sizeof(*reader.claims.at));
	ret_claims->problem_count = reader.problems.count;
	ret_claims->problems =
		keep(arena, reader.problems.at, reader.problems.count, sizeof(*reader.problems.at));
	TG_VEC_DONE(&reader.claims);
	TG_VEC_DONE(&reader.problems);
	TG_VEC_DONE(&reader.lines);
	tg_lexed_done(&reader.lexed);
	return true;
}
