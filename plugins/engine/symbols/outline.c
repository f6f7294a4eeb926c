/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/symbols/outline.h"

#include "engine/lower/lower.h"
#include "engine/symbols/meaning.h"
#include "engine/symbols/outline_members.h"
#include "engine/symbols/outline_plain.h"
#include "engine/symbols/symbols.h"

/* A folder that does not exist: a blob has no place in the file system. */
#define NOWHERE "/tracegate-outline"

/*
 * Quotes and includes of a blob must not reach anything: no include folder, no standard one. The
 * macros of annotations come from a header that is not there; without a definition they would
 * swallow the function behind them.
 */
static const char *const flags[] = {
	"clang",
	"-nostdinc",
	"-nostdinc++",
	"-fsyntax-only",
	"-w",
	"-ferror-limit=0",
	"-DTG_SATISFIES(ids)=",
	"-DTG_MITIGATES(ids)=",
	"-DTG_VERIFIES(ids)=",
	"-DTG_TEST_VERIFIES(ids)=",
};

/*
 * A parser without headers drops a value in which a name is not declared (`{NULL, NULL}`), and with
 * it a whole table: the value goes to the end of its declarator, whoever understands it.
 */
static void take_value(const struct tg_tokens *file, struct tg_symbol *symbol)
{
	struct tg_piece piece = {.tokens = *file};
	struct tg_range *range = &symbol->range;
	size_t i = tg_token_find(file, (uint32_t)range->end_offset), end, at;

	if (symbol->kind != TG_SYMBOL_VARIABLE || tg_piece_code(&piece, i) != '=')
		return;
	for (end = i; end < file->count && tg_piece_code(&piece, end) != ',' &&
		      tg_piece_code(&piece, end) != ';';)
		end = tg_piece_code(&piece, end) == '(' || tg_piece_code(&piece, end) == '[' ||
				      tg_piece_code(&piece, end) == '{'
			      ? tg_piece_close(&piece, end)
			      : end + 1;
	if (end == file->count)
		return; /* it has no end */
	at = range->end_offset;
	range->end_offset = file->at[end - 1].offset + file->at[end - 1].length;
	for (; at < range->end_offset; at++) {
		range->end_column = file->content.ptr[at] == '\n' ? 1 : range->end_column + 1;
		range->end_line += file->content.ptr[at] == '\n';
	}
}

/* What the parser cannot know of a symbol of the blob: it has no path, but a meaning. */
static void finish(struct tg_arena *arena, const struct tg_tokens *file, struct tg_symbol *symbol)
{
	const struct tg_range *range = &symbol->range;
	size_t from = tg_token_find(file, (uint32_t)range->offset);
	size_t end = tg_token_find(file, (uint32_t)range->end_offset);
	struct tg_tokens tokens = {file->content, file->at + from, end > from ? end - from : 0};

	symbol->path = "";
	symbol->tokens = tg_token_hash(&tokens);
	tg_meaning_of(arena, &tokens, symbol);
}

static void dispose_unit(CXTranslationUnit *unit)
{
	if (*unit)
		tg_clang.disposeTranslationUnit(*unit);
}

bool tg_outline_parse(struct tg_arena *arena, CXIndex index, struct tg_str blob, const char *base,
		      struct tg_symbol **ret_symbols, size_t *ret_count, struct tg_err *err)
{
	static const unsigned options = CXTranslationUnit_SingleFileParse |
					CXTranslationUnit_KeepGoing |
					CXTranslationUnit_DetailedPreprocessingRecord;
	struct tg_lower_options lower = {NOWHERE, NOWHERE, true};
	char *path = tg_arena_printf(arena, NOWHERE "/%s", base);
	struct CXUnsavedFile file = {path, blob.ptr ? blob.ptr : "", blob.len};
	TG_AUTO(dispose_unit) CXTranslationUnit unit = NULL;
	const char *arguments[sizeof(flags) / sizeof(*flags) + 1];
	size_t count = sizeof(flags) / sizeof(*flags);
	struct tg_symbols symbols;
	const struct tg_ir *ir;

	memcpy(arguments, flags, sizeof(flags));
	arguments[count] = path;
	if (tg_clang.parseTranslationUnit2FullArgv(index, NULL, arguments, (int)count + 1, &file, 1,
						   options, &unit) != CXError_Success)
		return tg_fail(err, TG_ERR_INCOMPLETE, "cannot parse '%s'", base);
	if (!tg_lower(arena, &lower, unit, &ir, err))
		return false;
	symbols = tg_symbols_of(arena, ir);
	*ret_symbols = tg_arena_alloc(arena, symbols.symbol_count * sizeof(**ret_symbols) + 1);
	if (symbols.symbol_count)
		memcpy(*ret_symbols, symbols.symbols, symbols.symbol_count * sizeof(**ret_symbols));
	*ret_count = symbols.symbol_count;
	return true;
}

static bool is_c(const char *base)
{
	return tg_str_ends(tg_str(base), ".c") || tg_str_ends(tg_str(base), ".h");
}

bool tg_outline_blob(struct tg_arena *arena, CXIndex index, struct tg_str blob, const char *name,
		     const struct tg_symbol **ret_symbols, size_t *ret_count, struct tg_err *err)
{
	const char *base = strrchr(name, '/') ? strrchr(name, '/') + 1 : name;
	struct tg_piece file = {.tokens = tg_tokenize_code(arena, blob)};
	struct tg_symbol *symbols, *names, *all;
	size_t count, name_count, i;

	if (!(is_c(base) && tg_outline_plain(arena, &file, base, &symbols, &count))) {
		if (!index)
			return tg_fail(err, TG_ERR_MISSING, "'%s' needs a parser", base);
		if (!tg_outline_parse(arena, index, blob, base, &symbols, &count, err))
			return false;
		tg_outline_members(arena, &file, &symbols, &count);
	}
	for (i = 0; i < count; i++) {
		take_value(&file.tokens, &symbols[i]);
		finish(arena, &file.tokens, &symbols[i]);
	}
	names = tg_meaning_names(arena, &file.tokens, &name_count);
	all = tg_arena_alloc(arena, (count + name_count) * sizeof(*all) + 1);
	if (count)
		memcpy(all, symbols, count * sizeof(*all));
	if (name_count)
		memcpy(all + count, names, name_count * sizeof(*all));
	*ret_symbols = all;
	*ret_count = count + name_count;
	return true;
}
