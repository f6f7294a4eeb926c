/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/outline.h"

#include "engine/lower.h"
#include "engine/meaning.h"
#include "engine/symbols.h"

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

/* A symbol of the blob: without path, with its meaning. */
static void finish(struct tg_arena *arena, struct tg_str blob, struct tg_symbol *symbol)
{
	const struct tg_range *range = &symbol->range;

	symbol->path = "";
	if (range->offset <= range->end_offset && range->end_offset <= blob.len)
		tg_meaning_of(arena,
			      tg_str_n(blob.ptr + range->offset, range->end_offset - range->offset),
			      symbol);
}

static void dispose_unit(CXTranslationUnit *unit)
{
	if (*unit)
		clang_disposeTranslationUnit(*unit);
}

bool tg_outline_blob(struct tg_arena *arena, CXIndex index, struct tg_str blob, const char *name,
		     const struct tg_symbol **ret_symbols, size_t *ret_count, struct tg_err *err)
{
	static const unsigned options = CXTranslationUnit_SingleFileParse |
					CXTranslationUnit_KeepGoing |
					CXTranslationUnit_DetailedPreprocessingRecord;
	struct tg_lower_options lower = {NOWHERE, NOWHERE, true};
	const char *base = strrchr(name, '/') ? strrchr(name, '/') + 1 : name;
	char *path = tg_arena_printf(arena, NOWHERE "/%s", base);
	struct CXUnsavedFile file = {path, blob.ptr ? blob.ptr : "", blob.len};
	TG_AUTO(dispose_unit) CXTranslationUnit unit = NULL;
	const char *arguments[sizeof(flags) / sizeof(*flags) + 1];
	size_t count = sizeof(flags) / sizeof(*flags);
	struct tg_symbols symbols;
	struct tg_symbol *copy, *names;
	const struct tg_ir *ir;
	size_t i, name_count;

	memcpy(arguments, flags, sizeof(flags));
	arguments[count] = path;
	if (clang_parseTranslationUnit2FullArgv(index, NULL, arguments, (int)count + 1, &file, 1,
						options, &unit) != CXError_Success)
		return tg_fail(err, TG_ERR_INCOMPLETE, "cannot parse '%s'", name);
	if (!tg_lower(arena, &lower, unit, &ir, err))
		return false;
	symbols = tg_symbols_of(arena, ir);
	names = tg_meaning_names(arena, blob, &name_count);
	copy = tg_arena_alloc(arena, (symbols.symbol_count + name_count) * sizeof(*copy) + 1);
	if (symbols.symbol_count)
		memcpy(copy, symbols.symbols, symbols.symbol_count * sizeof(*copy));
	for (i = 0; i < symbols.symbol_count; i++)
		finish(arena, blob, &copy[i]);
	if (name_count)
		memcpy(copy + symbols.symbol_count, names, name_count * sizeof(*copy));
	*ret_symbols = copy;
	*ret_count = symbols.symbol_count + name_count;
	return true;
}
