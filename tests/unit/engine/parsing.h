/* SPDX-License-Identifier: Apache-2.0 */
/*
 * parsing.h - for tests: text or a file as IR.
 */
#ifndef TEST_PARSING_H
#define TEST_PARSING_H

#include "base/err.h"
#include "base/file.h"
#include "engine/lower/lower.h"

enum { TEST_FLAGS = 32 };

/* What a test holds: the unit lives as long as the IR is looked at. */
struct test_unit {
	struct tg_arena arena;
	CXIndex index;
	CXTranslationUnit unit;
	const struct tg_ir *ir;
	unsigned errors; /* of the parser */
};

/* An index, with libclang there for the engine too. */
static inline CXIndex test_index(void)
{
	struct tg_err err = {0};

	return tg_clang_load(&err) ? clang_createIndex(0, 0) : NULL;
}

static inline void test_done(struct test_unit *t)
{
	if (t->unit)
		clang_disposeTranslationUnit(t->unit);
	if (t->index)
		clang_disposeIndex(t->index);
	tg_arena_done(&t->arena);
}

static inline unsigned test_count_errors(CXTranslationUnit unit)
{
	unsigned i, errors = 0;

	for (i = 0; i < clang_getNumDiagnostics(unit); i++) {
		CXDiagnostic d = clang_getDiagnostic(unit, i);

		errors += clang_getDiagnosticSeverity(d) >= CXDiagnostic_Error;
		clang_disposeDiagnostic(d);
	}
	return errors;
}

/* Parses `path`, with `text` in its place when it is not NULL, with flags parted by blanks. */
static inline bool test_parse(struct test_unit *t, const char *root, const char *path,
			      const char *text, const char *flags)
{
	const char *arguments[TEST_FLAGS + 2] = {"clang"};
	struct CXUnsavedFile file = {path, text, text ? strlen(text) : 0};
	struct tg_lower_options options = {root, root, false};
	struct tg_err err = {0};
	int count = 1;
	char *word, *rest = NULL;

	word = strtok_r(tg_arena_strdup(&t->arena, flags), " ", &rest);
	for (; word && count < TEST_FLAGS; word = strtok_r(NULL, " ", &rest))
		arguments[count++] = word;
	arguments[count++] = path;
	t->index = test_index();
	if (clang_parseTranslationUnit2FullArgv(t->index, NULL, arguments, count, &file,
						text ? 1 : 0, TG_LOWER_PARSE_OPTIONS, &t->unit))
		return false;
	t->errors = test_count_errors(t->unit);
	return tg_lower(&t->arena, &options, t->unit, &t->ir, &err);
}

#endif
