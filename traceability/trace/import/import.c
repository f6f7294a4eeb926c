/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/import/import.h"

#include <stdlib.h>
#include <time.h>

#include "base/file.h"
#include "base/text.h"
#include "trace/import/import_run.h"
#include "trace/index/dirty.h"
#include "trace/index/outline.h"

enum { FILE_LIMIT = 64 << 20 };

/* Where another kind of evidence has its line. */
/* clang-format off */
static const struct tg_import_kind kinds[] = {
	{"junit", "results", tg_import_junit},
	{"ctest", "results", tg_import_ctest},
	{"tap", "results", tg_import_tap},
	{"coverage", "coverage", tg_import_coverage},
	{"sarif", "findings", tg_import_sarif},
	{"cppcheck", "findings", tg_import_cppcheck},
	{"gcc", "findings", tg_import_gcc},
	{"sbom", "bill", tg_import_bill},
	{"vex", "vex", tg_import_vex},
};
/* clang-format on */

enum { KINDS = sizeof(kinds) / sizeof(*kinds) };

const char *tg_import_kinds(void)
{
	return "junit, ctest, tap, coverage, sarif, cppcheck, gcc, sbom, vex";
}

bool tg_import_begin(struct tg_import_run *run, bool *ret_known, struct tg_err *err)
{
	*ret_known = tg_store_run_known(run->store, &run->record);
	run->ret->known += *ret_known;
	return *ret_known || tg_store_run_put(run->store, &run->record, err);
}

/* The file of the commit at an absolute path. */
static const char *below_root(struct tg_import_run *run, const char *base, const char *name,
			      struct tg_oid *ret_blob)
{
	const char *root = run->options->root, *found = NULL;
	struct tg_buf whole = {0};

	tg_path_join(&whole, base, name);
	if (tg_path_within(whole.ptr, root) &&
	    tg_history_lookup(run->history, &run->commit.oid, tg_path_relative(whole.ptr, root),
			      ret_blob))
		found = tg_arena_strdup(&run->arena, tg_path_relative(whole.ptr, root));
	tg_buf_done(&whole);
	return found;
}

const char *tg_import_place(struct tg_import_run *run, const char *folder, const char *path,
			    struct tg_oid *ret_blob)
{
	const char *found = NULL;

	if (!*path)
		return NULL;
	if (*folder == '/')
		found = below_root(run, folder, path, ret_blob);
	return found ? found : below_root(run, run->options->root, path, ret_blob);
}

static bool import_file(struct tg_import_run *run, const struct tg_import_kind *kind,
			const char *path, struct tg_err *err)
{
	struct tg_buf content = {0};
	bool ok = tg_file_read(path, FILE_LIMIT, &content, err);

	run->record = (struct tg_run){.kind = kind->run_kind,
				      .commit = run->commit.oid,
				      .tree = run->commit.tree,
				      .tool = kind->name,
				      .source = tg_path_name(path)};
	if (ok) {
		run->record.source_hash = tg_hash_of(tg_buf_view(&content));
		run->record.at = getenv("TRACEGATE_NOW") ? tg_today() * 86400 : (int64_t)time(NULL);
		ok = kind->read(run, path, tg_buf_view(&content), err);
	}
	tg_buf_done(&content);
	return ok;
}

/* Results of a changed work tree say nothing about the commit below it. */
static bool choose_commit(struct tg_import_run *run, struct tg_err *err)
{
	const char *first;
	struct tg_oid oid;
	size_t differ = 0;

	if (!tg_history_resolve(run->history, run->options->commit ? run->options->commit : "HEAD",
				&oid, err) ||
	    !tg_history_commit(&run->arena, run->history, &oid, &run->commit, err))
		return false;
	if (!run->options->commit &&
	    !tg_worktree_differs(&run->arena, run->history, run->options->root, &oid, &differ,
				 &first, err))
		return false;
	if (differ)
		return tg_fail(
			err, TG_ERR_INPUT,
			"%zu file%s of the work tree differ%s from HEAD ('%s'), so the results "
			"are not those of HEAD; commit first, or name the commit that was "
			"tested with --commit",
			differ, differ == 1 ? "" : "s", differ == 1 ? "s" : "", first);
	run->ret->commit = oid;
	return true;
}

static const struct tg_import_kind *find_kind(const char *name, struct tg_err *err)
{
	size_t i;

	for (i = 0; i < KINDS; i++)
		if (strcmp(kinds[i].name, name) == 0)
			return &kinds[i];
	tg_fail(err, TG_ERR_USAGE,
		"import does not know the kind '%s'; it reads %s, requirements, threats", name,
		tg_import_kinds());
	return NULL;
}

/* A result is bound to what its test's code and the code it verifies mean at its commit. */
static bool outline(struct tg_import_run *run, struct tg_err *err)
{
	struct tg_outlining outlining = {
		.store = run->store, .history = run->history, .root = run->options->root};

	return tg_outline_commit(&outlining, &run->commit.oid, err);
}

static bool work(struct tg_import_run *run, struct tg_err *err)
{
	const struct tg_import_options *options = run->options;
	const struct tg_import_kind *kind = find_kind(options->kind, err);
	size_t i;
	bool ok;

	if (!kind)
		return false;
	run->history = tg_history_open(options->root, err);
	if (!run->history || !choose_commit(run, err))
		return false;
	run->store = tg_database_open(run->history, options->root, options->database,
				      TG_STORE_WRITE, err);
	ok = run->store && tg_store_begin(run->store, "import", options->tool, err) &&
	     outline(run, err);
	for (i = 0; ok && i < options->file_count; i++)
		ok = import_file(run, kind, options->files[i], err);
	return ok && tg_store_commit(run->store, err);
}

bool tg_import(const struct tg_import_options *options, struct tg_imported *ret, struct tg_err *err)
{
	struct tg_import_run run = {.options = options, .ret = ret};
	bool ok;

	*ret = (struct tg_imported){0};
	ok = work(&run, err);
	tg_store_close(run.store);
	tg_history_close(run.history);
	tg_map_done(&run.tests);
	tg_arena_done(&run.arena);
	return ok;
}
