/* SPDX-License-Identifier: Apache-2.0 */
/*
 * parse.c - see parse.h.
 */
#include "engine/parse/parse.h"

#include <dlfcn.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/map.h"
#include "engine/check/diagnose.h"
#include "engine/lower/lower.h"
#include "engine/parse/closure.h"
#include "engine/parse/flags.h"

/* Never run: from its place the driver finds the headers of the compilers beside it. */
#define DRIVER "/usr/bin/clang"

/* Ours, whatever the project's are: its warnings are not our rules; those of diagnose.h are. */
static const char *const fixed_flags[] = {"-Wno-everything", "-fno-spell-checking",
					  "-ferror-limit=0"};

void tg_parse_resource_dir(struct tg_buf *out)
{
	Dl_info info;
	char *library = NULL;

	/* libclang looks for them itself, from where it lies; we only have to know. */
	if (dladdr((const void *)(uintptr_t)tg_clang.createIndex, &info) && info.dli_fname)
		library = realpath(info.dli_fname, NULL);
	if (library) {
		tg_path_join(out, library, "../clang/19");
		if (!tg_dir_exists(out->ptr))
			tg_path_join(out, library, "../../llvm-19/lib/clang/19");
	}
	if (!out->len || !tg_dir_exists(out->ptr))
		tg_path_join(out, "/", "usr/lib/llvm-19/lib/clang/19");
	if (!tg_dir_exists(out->ptr))
		tg_buf_clear(out);
	free(library);
}

void tg_parse_version(struct tg_buf *out)
{
	CXString version = tg_clang.getClangVersion();

	tg_buf_puts(out, tg_clang.getCString(version));
	tg_clang.disposeString(version);
}

CXIndex tg_parse_index(void)
{
	static CXIndex index;
	CXIndexOptions options = {.Size = sizeof(options), .StorePreamblesInMemory = 1};

	if (index)
		return index;
	/* A crash shall end the process, which its parent then knows, and not just the thread. */
	setenv("LIBCLANG_DISABLE_CRASH_RECOVERY", "1", 1);
	setenv("LIBCLANG_NOTHREADS", "1", 1);
	index = tg_clang.createIndexWithOptions(&options);
	return index;
}

struct parsing {
	struct tg_arena *arena;
	const struct tg_engine_options *options;
	struct tg_flag_scope scope;
	struct tg_parsed *parsed;
	TG_VEC(const char *) files;
	TG_VEC(const char *) inputs;
	struct tg_map seen;
	char *real_root;
	bool foreign; /* a file from where nothing may be read */
};

static bool has_overlay(const struct tg_engine_options *options, const char *path)
{
	size_t i;

	for (i = 0; i < options->overlay_count; i++)
		if (strcmp(options->overlays[i].path, path) == 0)
			return true;
	return false;
}

/* The overlays, and the source itself unless it is one of them. */
static struct CXUnsavedFile *unsaved(struct tg_arena *arena,
				     const struct tg_engine_options *options,
				     const struct tg_command *command, const struct tg_buf *content,
				     unsigned *ret_count)
{
	struct CXUnsavedFile *files =
		tg_arena_alloc(arena, (options->overlay_count + 1) * sizeof(*files));
	size_t i;

	for (i = 0; i < options->overlay_count; i++) {
		const struct tg_overlay *overlay = &options->overlays[i];

		files[i] = (struct CXUnsavedFile){overlay->path,
						  overlay->content.len ? overlay->content.ptr : "",
						  (unsigned long)overlay->content.len};
	}
	if (!has_overlay(options, command->path))
		files[i++] = (struct CXUnsavedFile){command->path, content->ptr,
						    (unsigned long)content->len};
	*ret_count = (unsigned)i;
	return files;
}

static bool read_source(const struct tg_engine_options *options, int root,
			const struct tg_command *command, struct tg_buf *content,
			struct tg_err *err)
{
	const char *path = command->path;

	const struct tg_flag_scope scope = {.root = options->root};

	if (!tg_flags_in_scope(&scope, path))
		return tg_fail(err, TG_ERR_INPUT, "'%s' lies outside the repository", path);
	if (has_overlay(options, path))
		return true;
	return tg_file_read_at(root, tg_path_relative(path, options->root), TG_SOURCE_LIMIT,
			       content, err);
}

static const char *copy(struct tg_arena *arena, CXString text)
{
	const char *bytes = tg_clang.getCString(text);
	const char *result = tg_arena_strdup(arena, bytes ? bytes : "");

	tg_clang.disposeString(text);
	return result;
}

/*
 * Symbolic links are followed by the parser: what counts is where they end. `name` is the file as
 * the parser knows it, `path` the same as text made absolute.
 */
static bool readable(const struct parsing *parsing, const char *name, const char *path)
{
	char *real = realpath(*name == '/' ? name : path, NULL);
	struct tg_flag_scope scope = parsing->scope;
	bool ok;

	if (parsing->real_root)
		scope.root = parsing->real_root;
	ok = real ? tg_flags_in_scope(&scope, real) || tg_flags_is_system_folder(real)
		  : tg_flags_in_scope(&parsing->scope, path);
	free(real);
	return ok;
}

/* As the parser opened it: a ".." behind a link leads elsewhere than the text says. */
static void add_input(struct parsing *parsing, const char *name)
{
	struct tg_buf path = {0}, portable = {0};

	if (*name != '/')
		tg_buf_printf(&path, "%s/", parsing->scope.directory);
	tg_buf_puts(&path, name);
	tg_portable_name(&portable, parsing->options, path.ptr);
	*TG_VEC_ADD(&parsing->inputs) = tg_arena_strdup(parsing->arena, portable.ptr);
	tg_buf_done(&path);
	tg_buf_done(&portable);
}

static void visit_file(CXFile file, CXSourceLocation *stack, unsigned depth, CXClientData data)
{
	struct parsing *parsing = data;
	CXString spelling = tg_clang.getFileName(file);
	const char *name = tg_clang.getCString(spelling);
	struct tg_buf path = {0};

	(void)stack;
	(void)depth;
	if (name && *name)
		tg_path_join(&path, parsing->scope.directory, name);
	if (path.len && tg_map_add(&parsing->seen, tg_buf_view(&path))) {
		bool inside = tg_path_within(path.ptr, parsing->scope.root);

		add_input(parsing, name);
		if (!has_overlay(parsing->options, path.ptr) &&
		    (inside || !tg_flags_is_system_folder(path.ptr)) &&
		    !readable(parsing, name, path.ptr))
			parsing->foreign = true;
		if (inside)
			*TG_VEC_ADD(&parsing->files) = tg_arena_strdup(
				parsing->arena, tg_path_relative(path.ptr, parsing->scope.root));
	}
	tg_clang.disposeString(spelling);
	tg_buf_done(&path);
}

static const void *keep(struct tg_arena *arena, const void *at, size_t size)
{
	void *result = tg_arena_alloc(arena, size);

	if (size)
		memcpy(result, at, size);
	return result;
}

static void collect_files(struct parsing *parsing)
{
	struct tg_parsed *parsed = parsing->parsed;

	parsing->real_root = realpath(parsing->scope.root, NULL);
	tg_clang.getInclusions(parsed->unit, visit_file, parsing);
	free(parsing->real_root);
	parsed->file_count = parsing->files.count;
	parsed->files = keep(parsing->arena, parsing->files.at,
			     parsing->files.count * sizeof(*parsing->files.at));
	parsed->input_count = parsing->inputs.count;
	parsed->inputs = keep(parsing->arena, parsing->inputs.at,
			      parsing->inputs.count * sizeof(*parsing->inputs.at));
	TG_VEC_DONE(&parsing->files);
	TG_VEC_DONE(&parsing->inputs);
	tg_map_done(&parsing->seen);
}

/* A message with files named from the root: the same wherever the repository lies. */
static const char *relative_message(struct tg_arena *arena, const char *message, const char *root)
{
	const size_t length = strlen(root);
	struct tg_buf text = {0};
	const char *at, *result;

	while ((at = strstr(message, root)) && at[length] == '/') {
		tg_buf_add(&text, message, (size_t)(at - message));
		message = at + length + 1;
	}
	tg_buf_puts(&text, message);
	result = tg_arena_strdup(arena, text.ptr);
	tg_buf_done(&text);
	return result;
}

static struct tg_parse_problem problem_of(const struct parsing *parsing, CXDiagnostic diagnostic,
					  CXFile file, unsigned line, unsigned column)
{
	struct tg_parse_problem problem = {.line = line, .column = column, .error = true};
	struct tg_buf path = {0};
	const char *name = copy(parsing->arena, tg_clang.getFileName(file));

	tg_path_join(&path, parsing->scope.directory, name);
	problem.path =
		tg_arena_strdup(parsing->arena, tg_path_relative(path.ptr, parsing->scope.root));
	problem.message = relative_message(
		parsing->arena, copy(parsing->arena, tg_clang.getDiagnosticSpelling(diagnostic)),
		parsing->scope.root);
	tg_buf_done(&path);
	return problem;
}

static void collect_problems(struct parsing *parsing)
{
	struct tg_parsed *parsed = parsing->parsed;
	unsigned i, count = tg_clang.getNumDiagnostics(parsed->unit);
	struct tg_parse_problem *list =
		tg_arena_alloc(parsing->arena, TG_PROBLEMS_MAX * sizeof(*list));

	for (i = 0; i < count; i++) {
		CXDiagnostic diagnostic = tg_clang.getDiagnostic(parsed->unit, i);
		bool error = tg_clang.getDiagnosticSeverity(diagnostic) >= CXDiagnostic_Error;
		unsigned line = 0, column = 0;
		CXFile file = NULL;

		tg_clang.getExpansionLocation(tg_clang.getDiagnosticLocation(diagnostic), &file,
					      &line, &column, NULL);
		if (error && !file) {
			/* The driver does not know a flag; the parse went on without it. */
			parsed->dropped_flags++;
		} else if (error) {
			parsed->error_count++;
			if (parsed->problem_count < TG_PROBLEMS_MAX)
				list[parsed->problem_count++] =
					problem_of(parsing, diagnostic, file, line, column);
		}
		tg_clang.disposeDiagnostic(diagnostic);
	}
	parsed->problems = list;
}

static bool collect(struct parsing *parsing, struct tg_err *err)
{
	collect_files(parsing);
	if (parsing->foreign)
		return tg_fail(err, TG_ERR_INPUT,
			       "it includes a file from outside the repository, or from .git; "
			       "nothing of the unit is shown");
	collect_problems(parsing);
	return true;
}

/* argv for the driver: ours, the accepted flags (without those for a processor when `plain`). */
static const char *const *arguments_of(const struct parsing *parsing,
				       const struct tg_command *command, bool plain, int *ret_count,
				       size_t *ret_left_out)
{
	struct tg_arena *arena = parsing->arena;
	const size_t fixed = sizeof(fixed_flags) / sizeof(*fixed_flags);
	const char *const *warnings;
	const char **list;
	size_t i, count = 0, warning_count;

	while (command->arguments[count])
		count++;
	warnings = tg_diagnose_flags(arena, &warning_count);
	list = tg_arena_alloc(arena, (count + fixed + warning_count + 4) * sizeof(*list));
	count = 0;
	list[count++] = DRIVER;
	memcpy(list + count, fixed_flags, sizeof(fixed_flags));
	count += fixed;
	memcpy(list + count, warnings, warning_count * sizeof(*warnings));
	count += warning_count;
	for (i = 0; command->arguments[i]; i++) {
		const char *flag = command->arguments[i];

		if (plain && (strncmp(flag, "-m", 2) == 0 || strncmp(flag, "--target=", 9) == 0))
			*ret_left_out += 1;
		else
			list[count++] = flag;
	}
	/* __FILE__ says the same wherever the repository lies, and so do results. */
	list[count++] = tg_arena_printf(arena, "-fmacro-prefix-map=%s/=", parsing->options->root);
	list[count++] = command->path;
	*ret_count = (int)count;
	return list;
}

static bool parse_once(struct parsing *parsing, CXIndex index, const struct tg_command *command,
		       unsigned extra, bool plain)
{
	struct tg_parsed *parsed = parsing->parsed;
	struct CXUnsavedFile *files;
	unsigned file_count;
	int count;
	size_t left_out = 0;
	const char *const *arguments = arguments_of(parsing, command, plain, &count, &left_out);

	if (plain && !left_out)
		return false;
	files = unsaved(parsing->arena, parsing->options, command, &parsed->content, &file_count);
	parsed->dropped_flags = left_out;
	return tg_clang.parseTranslationUnit2FullArgv(index, NULL, arguments, count, files,
						      file_count, TG_LOWER_PARSE_OPTIONS | extra,
						      &parsed->unit) == CXError_Success;
}

static struct parsing begin(struct tg_arena *arena, const struct tg_engine_options *options,
			    const struct tg_command *command, struct tg_parsed *parsed)
{
	return (struct parsing){
		.arena = arena,
		.options = options,
		.scope = {.root = options->root,
			  .build_dir = options->build_dir,
			  .directory = command->directory},
		.parsed = parsed,
	};
}

bool tg_parse(struct tg_arena *arena, CXIndex index, const struct tg_engine_options *options,
	      int root, const struct tg_command *command, unsigned extra,
	      struct tg_parsed *ret_parsed, struct tg_err *err)
{
	struct parsing parsing = begin(arena, options, command, ret_parsed);

	if (!read_source(options, root, command, &ret_parsed->content, err))
		return false;
	/* A processor that clang does not know ends the parse: better without than not at all. */
	if (!parse_once(&parsing, index, command, extra, false) &&
	    !parse_once(&parsing, index, command, extra, true))
		return tg_fail(err, TG_ERR_INPUT, "libclang cannot parse it with these flags");
	return collect(&parsing, err);
}

bool tg_reparse(struct tg_arena *arena, const struct tg_engine_options *options, int root,
		const struct tg_command *command, struct tg_parsed *parsed, struct tg_err *err)
{
	struct parsing parsing = begin(arena, options, command, parsed);
	struct CXUnsavedFile *files;
	unsigned count;

	tg_buf_clear(&parsed->content);
	if (!read_source(options, root, command, &parsed->content, err))
		return false;
	parsed->problem_count = parsed->error_count = 0;
	files = unsaved(arena, options, command, &parsed->content, &count);
	if (tg_clang.reparseTranslationUnit(parsed->unit, count, files,
					    tg_clang.defaultReparseOptions(parsed->unit)) != 0) {
		/* Nothing else may be done with the unit but to give it back. */
		tg_parsed_done(parsed);
		return tg_fail(err, TG_ERR_INPUT, "libclang cannot parse it again");
	}
	return collect(&parsing, err);
}

void tg_parsed_done(struct tg_parsed *parsed)
{
	if (parsed->unit)
		tg_clang.disposeTranslationUnit(parsed->unit);
	tg_buf_done(&parsed->content);
	tg_buf_done(&parsed->ir);
	*parsed = (struct tg_parsed){0};
}
