/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/import.h"

#include <stdlib.h>
#include <time.h>

#include "base/file.h"
#include "base/map.h"
#include "base/text.h"
#include "evidence/junit.h"
#include "trace/dirty.h"

enum { FILE_LIMIT = 64 << 20 };

struct import_run {
	const struct tg_import_options *options;
	struct tg_imported *ret;
	struct tg_arena arena;
	struct tg_history *history;
	struct tg_store *store;
	struct tg_commit commit;
	struct tg_map tests; /* names of functions that verify something at the commit */
};

/* Where the reader of another kind of evidence has its line. */
static const struct {
	const char *kind;
	bool (*read)(struct tg_arena *arena, const char *file, struct tg_str content,
		     struct tg_results *ret_results, struct tg_err *err);
} kinds[] = {
	{"junit", tg_junit_read},
};

const char *tg_import_kinds(void)
{
	return "junit";
}

/* The name behind the last "::", '.', '/' or blank: runners put the suite in front of it. */
static struct tg_str bare_name(const char *name)
{
	const char *at = name + strlen(name);

	while (at > name && !strchr(":./ ", at[-1]))
		at--;
	return tg_str(at);
}

static bool load_tests(struct import_run *run, struct tg_err *err)
{
	struct tg_stored_claim *claims;
	struct tg_symbol *symbols;
	struct tg_map by_id = {0};
	size_t count, symbol_count, i;
	int64_t *ids;
	bool ok = tg_store_asof(run->store, &run->commit.oid, err) &&
		  tg_store_symbols(&run->arena, run->store, &symbols, &ids, &symbol_count, err) &&
		  tg_store_claims(&run->arena, run->store, &claims, &count, err);

	for (i = 0; ok && i < symbol_count; i++)
		*tg_map_put(&by_id, tg_str_n((const char *)&ids[i], sizeof(ids[i]))) = &symbols[i];
	for (i = 0; ok && i < count; i++) {
		const struct tg_symbol *symbol =
			tg_map_get(&by_id, tg_str_n((const char *)&claims[i].symver,
						    sizeof(claims[i].symver)));

		if (symbol && claims[i].claim.verb == TG_VERIFIES)
			*tg_map_put(&run->tests, tg_str(symbol->name)) = run;
	}
	tg_map_done(&by_id);
	return ok;
}

static void count(struct import_run *run, const struct tg_results *results)
{
	size_t i;

	run->ret->results += results->count;
	run->ret->unread += results->unread + results->unnamed;
	for (i = 0; i < results->count; i++) {
		const struct tg_result *result = &results->at[i];

		run->ret->outcomes[result->outcome]++;
		run->ret->matched += result->verify_count > 0 ||
				     tg_map_get(&run->tests, bare_name(result->name));
	}
}

static bool import_file(struct import_run *run, size_t kind, const char *path, struct tg_err *err)
{
	struct tg_run record = {.kind = "results",
				.commit = run->commit.oid,
				.tree = run->commit.tree,
				.tool = kinds[kind].kind,
				.source = tg_path_name(path)};
	struct tg_results results;
	struct tg_buf content = {0};
	bool ok = tg_file_read(path, FILE_LIMIT, &content, err);

	if (ok) {
		record.source_hash = tg_hash_of(tg_buf_view(&content));
		record.at = getenv("TRACEGATE_NOW") ? tg_today() * 86400 : (int64_t)time(NULL);
		ok = kinds[kind].read(&run->arena, path, tg_buf_view(&content), &results, err);
	}
	tg_buf_done(&content);
	if (!ok)
		return false;
	if (tg_store_run_known(run->store, &record)) {
		run->ret->known++;
		return true;
	}
	count(run, &results);
	return tg_store_run_put(run->store, &record, err) &&
	       tg_store_results_put(run->store, record.id, results.at, results.count, err);
}

/* Results of a changed work tree say nothing about the commit below it. */
static bool choose_commit(struct import_run *run, struct tg_err *err)
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

static bool find_kind(const char *name, size_t *ret, struct tg_err *err)
{
	for (*ret = 0; *ret < sizeof(kinds) / sizeof(*kinds); (*ret)++)
		if (strcmp(kinds[*ret].kind, name) == 0)
			return true;
	return tg_fail(err, TG_ERR_USAGE, "import does not know the kind '%s'; it reads %s", name,
		       tg_import_kinds());
}

static bool work(struct import_run *run, struct tg_err *err)
{
	const struct tg_import_options *options = run->options;
	size_t kind, i;
	bool ok;

	if (!find_kind(options->kind, &kind, err))
		return false;
	run->history = tg_history_open(options->root, err);
	if (!run->history || !choose_commit(run, err))
		return false;
	run->store = tg_database_open(run->history, options->root, options->database,
				      TG_STORE_WRITE, err);
	ok = run->store && tg_store_begin(run->store, "import", options->tool, err) &&
	     load_tests(run, err);
	for (i = 0; ok && i < options->file_count; i++)
		ok = import_file(run, kind, options->files[i], err);
	return ok && tg_store_commit(run->store, err);
}

bool tg_import(const struct tg_import_options *options, struct tg_imported *ret, struct tg_err *err)
{
	struct import_run run = {.options = options, .ret = ret};
	bool ok;

	*ret = (struct tg_imported){0};
	ok = work(&run, err);
	tg_store_close(run.store);
	tg_history_close(run.history);
	tg_map_done(&run.tests);
	tg_arena_done(&run.arena);
	return ok;
}
