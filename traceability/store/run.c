/* SPDX-License-Identifier: Apache-2.0 */
/*
 * run.c - runs of tests and of the analyser, and the results of tests.
 */
#include "store/internal.h"
#include "store/part.h"

static const char sql_run[] =
	"INSERT INTO run (kind, commit_oid, tree, is_dirty, tool, source, source_hash, at, seq) "
	"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
static const char sql_known[] =
	"SELECT count(*) FROM run WHERE kind = ? AND commit_oid = ? AND source_hash = ?";
static const char sql_result[] = "INSERT INTO result (run_id, suite, classname, name, file, line, "
				 "outcome, seconds, message) "
				 "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
static const char sql_result_item[] =
	"INSERT INTO result_item (result_id, n, target) VALUES (?, ?, ?)";
static const char sql_runs[] =
	"SELECT r.id, r.kind, r.commit_oid, r.tree, r.is_dirty, r.tool, r.source, r.source_hash, "
	"r.at, p.id IS NOT NULL OR r.tree = (SELECT tree FROM temp.here), c.id IS NOT NULL, "
	"c.commit_time, c.commit_time < (SELECT h.commit_time FROM commit_ h JOIN temp.here t ON "
	"h.id = t.id) "
	"FROM run r LEFT JOIN commit_ c ON c.oid = r.commit_oid LEFT JOIN temp.past p ON p.id = "
	"c.id "
	"WHERE r.kind = 'results' ORDER BY r.id";
static const char sql_any[] = "SELECT count(*) FROM run WHERE kind = 'results'";
static const char sql_imports[] =
	"SELECT r.id, r.kind, r.commit_oid, r.tree, r.is_dirty, r.tool, r.source, r.source_hash, "
	"r.at FROM run r LEFT JOIN commit_ c ON c.oid = r.commit_oid "
	"LEFT JOIN temp.past p ON p.id = c.id "
	"WHERE p.id IS NOT NULL OR r.tree = (SELECT tree FROM temp.here) ORDER BY r.id";
static const char sql_results[] =
	"SELECT id, suite, classname, name, file, line, outcome, seconds, message FROM result "
	"WHERE run_id = ? ORDER BY id";
static const char sql_result_items[] =
	"SELECT target FROM result_item WHERE result_id = ? ORDER BY n";

/* In the words of the index result_last. */
static const char sql_named[] =
	"SELECT id, suite, classname, name, file, line, outcome, seconds, message FROM result "
	"WHERE run_id = ?1 AND substr(name, length(rtrim(name, replace(replace(replace(replace("
	"name, ':', ''), '.', ''), '/', ''), ' ', ''))) + 1) = ?2";
static const char sql_verifying[] =
	"SELECT r.id, r.suite, r.classname, r.name, r.file, r.line, r.outcome, r.seconds, "
	"r.message FROM result_item i CROSS JOIN result r ON r.id = i.result_id "
	"WHERE i.target = ?2 AND r.run_id = ?1";

bool tg_store_run_put(struct tg_store *store, struct tg_run *run, struct tg_err *err)
{
	return tg_sql_insert(store, sql_run,
			     TG_ARGS(TG_TEXT(run->kind), TG_OID(&run->commit), TG_OID(&run->tree),
				     TG_INT(run->is_dirty), TG_TEXT(run->tool),
				     TG_TEXT(run->source), TG_HASH(run->source_hash),
				     TG_INT(run->at), TG_INT(store->seq)),
			     &run->id, err);
}

bool tg_store_run_known(struct tg_store *store, const struct tg_run *run)
{
	int64_t count;

	return tg_sql_number(
		       store, sql_known,
		       TG_ARGS(TG_TEXT(run->kind), TG_OID(&run->commit), TG_HASH(run->source_hash)),
		       0, &count, NULL) &&
	       count > 0;
}

static bool put_result(struct tg_store *store, int64_t run, const struct tg_result *result,
		       struct tg_err *err)
{
	int64_t id;
	size_t i;
	bool ok = tg_sql_insert(store, sql_result,
				TG_ARGS(TG_INT(run), TG_TEXT(result->suite),
					TG_TEXT(result->classname), TG_TEXT(result->name),
					TG_TEXT(result->file), TG_INT(result->line),
					TG_TEXT(tg_outcome_name(result->outcome)),
					TG_REAL(result->seconds), TG_TEXT(result->message)),
				&id, err);

	for (i = 0; ok && i < result->verify_count; i++)
		ok = tg_sql_run(store, sql_result_item,
				TG_ARGS(TG_INT(id), TG_INT(i), TG_TEXT(result->verifies[i])), err);
	return ok;
}

bool tg_store_results_put(struct tg_store *store, int64_t run, const struct tg_result *results,
			  size_t count, struct tg_err *err)
{
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < count; i++)
		ok = put_result(store, run, &results[i], err);
	return ok;
}

/* The first columns of sql_runs and sql_imports. */
static struct tg_run run_of(struct tg_arena *arena, const struct tg_rows *rows)
{
	return (struct tg_run){
		.id = tg_col_int(rows, 0),
		.kind = tg_col_text(arena, rows, 1),
		.commit = tg_col_oid(rows, 2),
		.tree = tg_col_oid(rows, 3),
		.is_dirty = tg_col_int(rows, 4) != 0,
		.tool = tg_col_text(arena, rows, 5),
		.source = tg_col_text(arena, rows, 6),
		.source_hash = tg_col_hash(rows, 7),
		.at = tg_col_int(rows, 8),
	};
}

bool tg_store_imports(struct tg_arena *arena, struct tg_store *store, struct tg_run **ret,
		      size_t *ret_count, struct tg_err *err)
{
	TG_VEC(struct tg_run) runs = {0};
	struct tg_rows rows;

	tg_sql_query(store, sql_imports, TG_NO_ARGS, &rows, err);
	while (tg_sql_next(&rows))
		*TG_VEC_ADD(&runs) = run_of(arena, &rows);
	*ret = TG_VEC_KEEP(arena, &runs);
	*ret_count = runs.count;
	TG_VEC_DONE(&runs);
	return tg_sql_done(&rows);
}

bool tg_run_counts(const struct tg_stored_run *run)
{
	return run->known_commit && (run->in_past || run->beside);
}

/* Of runs beside the past, those on the last commits before the one asked for: others are many. */
static void choose_beside(struct tg_stored_run *runs, const int64_t *times, size_t count)
{
	enum { COMMITS = 4 };
	const struct tg_oid *chosen[COMMITS];
	size_t found, i, k;

	for (found = 0; found < COMMITS; found++) {
		size_t best = count;

		for (i = 0; i < count; i++) {
			bool seen = !runs[i].beside;

			for (k = 0; k < found; k++)
				seen |= tg_oid_eq(chosen[k], &runs[i].run.commit);
			if (!seen && (best == count || times[i] > times[best] ||
				      (times[i] == times[best] &&
				       memcmp(runs[i].run.commit.byte, runs[best].run.commit.byte,
					      sizeof(runs[i].run.commit.byte)) > 0)))
				best = i;
		}
		if (best == count)
			return;
		chosen[found] = &runs[best].run.commit;
	}
	for (i = 0; i < count; i++) {
		bool kept = false;

		for (k = 0; k < found; k++)
			kept |= tg_oid_eq(chosen[k], &runs[i].run.commit);
		runs[i].left_out = runs[i].beside && !kept;
		runs[i].beside &= kept;
	}
}

bool tg_store_runs(struct tg_arena *arena, struct tg_store *store, struct tg_stored_run **ret,
		   size_t *ret_count, struct tg_err *err)
{
	TG_VEC(struct tg_stored_run) runs = {0};
	TG_VEC(int64_t) times = {0};
	struct tg_rows rows;
	int64_t any;

	*ret = NULL;
	*ret_count = 0;
	/* Where there is none, the past need not be gathered. */
	if (!tg_sql_number(store, sql_any, TG_NO_ARGS, 0, &any, err))
		return false;
	if (!any)
		return true;
	tg_sql_query(store, sql_runs, TG_NO_ARGS, &rows, err);
	while (tg_sql_next(&rows)) {
		struct tg_stored_run *stored = TG_VEC_ADD(&runs);

		stored->run = run_of(arena, &rows);
		stored->in_past = tg_col_int(&rows, 9) != 0;
		stored->known_commit = tg_col_int(&rows, 10) != 0;
		stored->beside = !stored->in_past && tg_col_int(&rows, 12) != 0;
		*TG_VEC_ADD(&times) = tg_col_int(&rows, 11);
	}
	choose_beside(runs.at, times.at, runs.count);
	TG_VEC_DONE(&times);
	*ret = TG_VEC_KEEP(arena, &runs);
	*ret_count = runs.count;
	TG_VEC_DONE(&runs);
	return tg_sql_done(&rows);
}

static bool read_targets(struct tg_arena *arena, struct tg_store *store, int64_t id,
			 struct tg_result *result, struct tg_err *err)
{
	TG_VEC(const char *) targets = {0};
	struct tg_rows rows;

	tg_sql_query(store, sql_result_items, TG_ARGS(TG_INT(id)), &rows, err);
	while (tg_sql_next(&rows))
		*TG_VEC_ADD(&targets) = tg_col_text(arena, &rows, 0);
	result->verifies = TG_VEC_KEEP(arena, &targets);
	result->verify_count = targets.count;
	TG_VEC_DONE(&targets);
	return tg_sql_done(&rows);
}

static void read_result(struct tg_arena *arena, const struct tg_rows *rows,
			struct tg_result *result)
{
	result->suite = tg_col_text(arena, rows, 1);
	result->classname = tg_col_text(arena, rows, 2);
	result->name = tg_col_text(arena, rows, 3);
	result->file = tg_col_text(arena, rows, 4);
	result->line = tg_col_uint(rows, 5);
	if (!tg_outcome_parse(tg_col_str(rows, 6), &result->outcome))
		result->outcome = TG_ERRORED;
	result->seconds = tg_col_real(rows, 7);
	result->message = tg_col_text(arena, rows, 8);
}

static bool read_results(struct tg_arena *arena, struct tg_store *store, const char *sql,
			 const struct tg_arg *args, struct tg_part_results *ret, struct tg_err *err)
{
	TG_VEC(struct tg_result) results = {0};
	TG_VEC(int64_t) ids = {0};
	struct tg_rows rows;
	size_t i;
	bool ok;

	tg_sql_query(store, sql, args, &rows, err);
	while (tg_sql_next(&rows)) {
		*TG_VEC_ADD(&ids) = tg_col_int(&rows, 0);
		read_result(arena, &rows, TG_VEC_ADD(&results));
	}
	ok = tg_sql_done(&rows);
	for (i = 0; ok && i < results.count; i++)
		ok = read_targets(arena, store, ids.at[i], &results.at[i], err);
	ret->at = TG_VEC_KEEP(arena, &results);
	ret->ids = TG_VEC_KEEP(arena, &ids);
	ret->count = results.count;
	TG_VEC_DONE(&results);
	TG_VEC_DONE(&ids);
	return ok;
}

bool tg_store_results(struct tg_arena *arena, struct tg_store *store, int64_t run,
		      struct tg_result **ret, size_t *ret_count, struct tg_err *err)
{
	struct tg_part_results results = {0};
	bool ok = read_results(arena, store, sql_results, TG_ARGS(TG_INT(run)), &results, err);

	*ret = results.at;
	*ret_count = results.count;
	return ok;
}

bool tg_store_results_named(struct tg_arena *arena, struct tg_store *store, int64_t run,
			    const char *last, struct tg_part_results *ret, struct tg_err *err)
{
	return read_results(arena, store, sql_named, TG_ARGS(TG_INT(run), TG_TEXT(last)), ret, err);
}

bool tg_store_results_verifying(struct tg_arena *arena, struct tg_store *store, int64_t run,
				const char *target, struct tg_part_results *ret, struct tg_err *err)
{
	return read_results(arena, store, sql_verifying, TG_ARGS(TG_INT(run), TG_TEXT(target)), ret,
			    err);
}
