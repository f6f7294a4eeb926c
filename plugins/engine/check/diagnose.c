/* SPDX-License-Identifier: Apache-2.0 */
/*
 * diagnose.c - see diagnose.h.
 */
#include "engine/check/diagnose.h"

#include <ctype.h>

#include "base/file.h"

/* A warning of the parser and the rule that it is a finding of; tests/lint/rules.sh reads it. */
struct diagnosis {
	const char *option;
	const char *rule;
};

/* clang-format off */
static const struct diagnosis table[] = {
	{"return-stack-address", "memory/stack-escape"},
	{"dangling", "memory/stack-escape"},
	{"dangling-gsl", "memory/stack-escape"},
	{"tautological-compare", "control/constant-condition"},
	{"tautological-constant-out-of-range-compare", "control/constant-condition"},
	{"tautological-pointer-compare", "control/constant-condition"},
	{"tautological-overlap-compare", "control/constant-condition"},
	{"tautological-bitwise-compare", "control/constant-condition"},
	{"tautological-negation-compare", "control/constant-condition"},
	{"tautological-undefined-compare", "control/constant-condition"},
	{"tautological-unsigned-zero-compare", "control/constant-condition"},
	{"tautological-unsigned-enum-zero-compare", "control/constant-condition"},
	{"tautological-type-limit-compare", "control/constant-condition"},
	{"tautological-value-range-compare", "control/constant-condition"},
	{"pointer-bool-conversion", "control/constant-condition"},
	{"self-assign", "control/unused-value"},
	{"self-assign-field", "control/unused-value"},
	{"unused-value", "syntax/no-effect"},
	{"unused-function", "control/unreachable-code"},
	{"xor-used-as-pow", "syntax/wrong-operator"},
	{"division-by-zero", "integers/divide-by-zero"},
	{"shift-count-overflow", "integers/shift-out-of-range"},
	{"shift-count-negative", "integers/shift-out-of-range"},
	{"constant-conversion", "integers/constant-changed"},
	{"bitfield-constant-conversion", "integers/constant-changed"},
	{"literal-conversion", "integers/float-conversion"},
	{"float-overflow-conversion", "integers/float-conversion"},
	{"integer-overflow", "integers/overflow"},
	{"free-nonheap-object", "memory/bad-free"},
	{"delete-non-abstract-non-virtual-dtor", "memory/base-deleted"},
	{"delete-abstract-non-virtual-dtor", "memory/base-deleted"},
	{"return-type", "control/missing-return"},
	{"nonnull", "memory/null-argument"},
	{"for-loop-analysis", "control/infinite-loop"},
	{"infinite-recursion", "control/infinite-recursion"},
	{"sizeof-pointer-memaccess", "memory/sizeof-pointer"},
	{"sizeof-array-argument", "memory/sizeof-pointer"},
	{"sizeof-pointer-div", "memory/sizeof-pointer"},
	{"strncat-size", "memory/strncat-size"},
	{"strlcpy-strlcat-size", "memory/strncat-size"},
	{"unsequenced", "control/unsequenced"},
	{"implicit-function-declaration", "syntax/implicit-declaration"},
	{"reserved-identifier", "preprocessor/reserved-identifier"},
	{"reserved-macro-identifier", "preprocessor/reserved-identifier"},
	{"builtin-macro-redefined", "preprocessor/reserved-identifier"},
	{"keyword-macro", "preprocessor/reserved-identifier"},
	{"macro-redefined", "preprocessor/macro-redefined"},
	{"cast-qual", "memory/qualifier-lost"},
	{"incompatible-pointer-types-discards-qualifiers", "memory/qualifier-lost"},
	{"cast-function-type-mismatch", "memory/function-cast"},
	{"incompatible-function-pointer-types", "memory/function-cast"},
	{"pointer-to-int-cast", "memory/pointer-truncated"},
	{"void-pointer-to-int-cast", "memory/pointer-truncated"},
	{"int-to-pointer-cast", "memory/pointer-truncated"},
	{"int-to-void-pointer-cast", "memory/pointer-truncated"},
	{"int-conversion", "memory/pointer-truncated"},
};
/* clang-format on */

/* What this parser refuses and compilers that products are built with let pass: a warning here, so
 * that the unit is analysed and the rule reports it. */
static const char *const demoted[] = {
	"-Wno-error=implicit-function-declaration",
	"-Wno-error=incompatible-function-pointer-types",
	"-Wno-error=int-conversion",
};

enum {
	ENTRIES = sizeof(table) / sizeof(*table),
	DEMOTED = sizeof(demoted) / sizeof(*demoted),
};

const char *const *tg_diagnose_flags(struct tg_arena *arena, size_t *ret_count)
{
	const char **flags = tg_arena_alloc(arena, (ENTRIES + DEMOTED) * sizeof(*flags));
	size_t i;

	for (i = 0; i < ENTRIES; i++)
		flags[i] = tg_arena_printf(arena, "-W%s", table[i].option);
	for (i = 0; i < DEMOTED; i++)
		flags[ENTRIES + i] = demoted[i];
	*ret_count = ENTRIES + DEMOTED;
	return flags;
}

/* True for what other flags may well mend: a declaration that a macro or an include folder brings.
 */
static bool is_about_flags(const char *option)
{
	return strcmp(option, "implicit-function-declaration") == 0 ||
	       strcmp(option, "int-conversion") == 0;
}

/* The rule of a warning, or NULL. */
static const char *rule_of(CXDiagnostic diagnostic, bool guessed)
{
	CXString option;
	const char *name, *rule = NULL;
	size_t i;

	if (tg_clang.getDiagnosticSeverity(diagnostic) != CXDiagnostic_Warning)
		return NULL;
	option = tg_clang.getDiagnosticOption(diagnostic, NULL);
	name = tg_clang.getCString(option);
	for (i = 0; name && i < ENTRIES && !rule; i++)
		if (strncmp(name, "-W", 2) == 0 && strcmp(name + 2, table[i].option) == 0 &&
		    !(guessed && is_about_flags(table[i].option)))
			rule = table[i].rule;
	tg_clang.disposeString(option);
	return rule;
}

/* The number of a file of the parser in the IR, or 0. */
static uint32_t file_of(const struct tg_ir *ir, CXFile file, const char *root,
			const char *directory)
{
	CXString spelling = tg_clang.getFileName(file);
	const char *name = tg_clang.getCString(spelling);
	struct tg_buf path = {0};
	uint32_t i, found = 0;

	if (name && *name) {
		tg_path_join(&path, directory, name);
		for (i = 1; i < ir->file_count && !found; i++)
			if ((ir->file[i].flags & TG_FILE_IN_REPOSITORY) &&
			    strcmp(tg_ir_text(ir, ir->file[i].path),
				   tg_path_relative(path.ptr, root)) == 0)
				found = i;
	}
	tg_clang.disposeString(spelling);
	tg_buf_done(&path);
	return found;
}

/* One past the word that begins at `offset`, or past its one character. */
static uint32_t word_end(const struct tg_ir_file *file, uint32_t offset)
{
	uint32_t end = offset;

	while (end < file->size &&
	       (isalnum((unsigned char)file->content[end]) || file->content[end] == '_'))
		end++;
	return end > offset || end >= file->size ? end : end + 1;
}

/* The first 'name' of a message; empty when there is none. */
static struct tg_str named(const char *message)
{
	const char *begin = strchr(message, '\''), *end = begin ? strchr(begin + 1, '\'') : NULL;

	return end ? tg_str_n(begin + 1, (size_t)(end - begin) - 1) : tg_str("");
}

static bool names_same(const char *a, const char *b)
{
	struct tg_str x = named(a), y = named(b);

	return x.len && x.len == y.len && memcmp(x.ptr, y.ptr, x.len) == 0;
}

/* True when the rule has found it by itself: on this line, or of this name in this function. */
static bool is_known(const struct tg_check *check, size_t count, const struct tg_finding *finding)
{
	const struct tg_finding *other;
	size_t i;

	for (i = 0; i < count; i++) {
		other = &check->findings.at[i];
		if (strcmp(other->rule, finding->rule) == 0 &&
		    strcmp(other->path, finding->path) == 0 &&
		    (other->range.line == finding->range.line ||
		     (strcmp(other->function, finding->function) == 0 &&
		      names_same(other->message, finding->message))))
			return true;
	}
	return false;
}

/* True for a function that a macro has made, and an assignment that is one to itself only once a
 * macro has gone: `x.n = LE32(x.n)`. The parser names the place of the use for both. */
static bool is_of_macro(const struct tg_ir *ir, uint32_t number, uint32_t offset,
			const char *message)
{
	const struct tg_ir_file *file = &ir->file[number];
	bool function = strncmp(message, "unused function", 15) == 0;
	struct tg_str name = named(message);
	const char *at, *end, *call;

	if (!function && !strstr(message, "to itself"))
		return false;
	at = file->content + offset;
	end = memchr(at, '\n', file->size - offset);
	end = end ? end : file->content + file->size;
	if (function) /* its name does not stand there */
		return (size_t)(end - at) < name.len || memcmp(at, name.ptr, name.len) != 0;
	call = memchr(at, '(', (size_t)(end - at));
	at = memchr(at, '=', (size_t)(end - at));
	return at && call && call > at && isalnum((unsigned char)call[-1]);
}

static void add(struct tg_check *check, CXDiagnostic diagnostic, const char *rule, const char *root,
		const char *directory)
{
	const size_t before = check->findings.count;
	const struct tg_ir *ir = check->ir;
	struct tg_finding *finding;
	CXString message;
	const char *text;
	CXFile file = NULL;
	unsigned offset = 0;
	uint32_t number;

	tg_clang.getExpansionLocation(tg_clang.getDiagnosticLocation(diagnostic), &file, NULL, NULL,
				      &offset);
	number = file ? file_of(ir, file, root, directory) : 0;
	if (!number || offset >= ir->file[number].size)
		return;
	message = tg_clang.getDiagnosticSpelling(diagnostic);
	text = tg_clang.getCString(message);
	finding = text && is_of_macro(ir, number, offset, text)
			  ? NULL
			  : tg_check_report(check, rule, number, offset,
					    word_end(&ir->file[number], offset),
					    tg_arena_strdup(check->arena, text ? text : ""));
	tg_clang.disposeString(message);
	if (finding && is_known(check, before, finding))
		check->findings.count = before;
}

void tg_diagnose(struct tg_check *check, CXTranslationUnit unit, const char *root,
		 const struct tg_command *command)
{
	unsigned i, count = tg_clang.getNumDiagnostics(unit);

	for (i = 0; i < count; i++) {
		CXDiagnostic diagnostic = tg_clang.getDiagnostic(unit, i);
		const char *rule = rule_of(diagnostic, command->guessed);

		if (rule)
			add(check, diagnostic, rule, root, command->directory);
		tg_clang.disposeDiagnostic(diagnostic);
	}
}
