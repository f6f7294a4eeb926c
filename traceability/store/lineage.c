/* SPDX-License-Identifier: Apache-2.0 */
/*
 * lineage.c - fills temp.past and temp.snap for the commit in temp.here.
 *
 * Ids grow from ancestors to descendants, so that one sweep from the commit downwards meets each
 * commit after all of its children: two bits a commit tell whether it is an ancestor, and whether
 * it stands on the line of first parents. A recursive query does the same in four times the time.
 */
#include <stdlib.h>

#include "store/internal.h"

enum { POSITIONS_MAX = 1 << 28 }; /* of commits and paths: more than any repository has */

static const char sql_here[] = "SELECT id FROM temp.here";
static const char sql_parents[] = "SELECT commit_id, n, parent_id FROM parent WHERE commit_id <= ? "
				  "ORDER BY commit_id DESC, n DESC";
static const char sql_paths[] = "SELECT max(id) FROM path";
static const char sql_changes[] = "SELECT commit_id, path_id, blob_id, kind FROM change "
				  "WHERE commit_id <= ? ORDER BY commit_id DESC";
static const char sql_snap[] = "INSERT INTO temp.snap (path_id, blob_id, kind) VALUES (?, ?, ?)";
static const char sql_past[] = "INSERT INTO temp.past (id) VALUES (?)";

struct bits {
	uint8_t *at;
	int64_t count;
};

static bool bits_make(struct tg_store *store, struct bits *bits, int64_t count, struct tg_err *err)
{
	if (count < 0 || count > POSITIONS_MAX)
		return tg_fail_sql(store, SQLITE_CORRUPT, err);
	bits->count = count + 1;
	bits->at = tg_alloc_zero((size_t)bits->count / 8 + 1, 1);
	return true;
}

static bool bit(const struct bits *bits, int64_t n)
{
	return n >= 0 && n < bits->count && bits->at[n / 8] >> (n % 8) & 1;
}

/* A damaged file may name anything: what lies outside is not there. */
static void bit_set(struct bits *bits, int64_t n)
{
	if (n >= 0 && n < bits->count)
		bits->at[n / 8] |= (uint8_t)(1u << (n % 8));
}

/* `past` or `line` may be NULL: not asked for. */
static bool sweep(struct tg_store *store, int64_t here, struct bits *past, struct bits *line,
		  struct tg_err *err)
{
	struct tg_rows rows;

	if ((past && !bits_make(store, past, here, err)) ||
	    (line && !bits_make(store, line, here, err)))
		return false;
	if (past)
		bit_set(past, here);
	if (line)
		bit_set(line, here);
	tg_sql_query(store, sql_parents, TG_ARGS(TG_INT(here)), &rows, err);
	while (tg_sql_next(&rows)) {
		int64_t commit = tg_col_int(&rows, 0), parent = tg_col_int(&rows, 2);

		if (past && bit(past, commit))
			bit_set(past, parent);
		if (line && tg_col_int(&rows, 1) == 0 && bit(line, commit))
			bit_set(line, parent);
	}
	return tg_sql_done(&rows);
}

/* The latest change of every path on the line counts. */
static bool take_changes(struct tg_store *store, int64_t here, const struct bits *line,
			 struct bits *seen, struct tg_err *err)
{
	struct tg_rows rows;
	bool ok = true;

	tg_sql_query(store, sql_changes, TG_ARGS(TG_INT(here)), &rows, err);
	while (ok && tg_sql_next(&rows)) {
		int64_t path = tg_col_int(&rows, 1);

		if (!bit(line, tg_col_int(&rows, 0)) || bit(seen, path))
			continue;
		bit_set(seen, path);
		if (!tg_col_null(&rows, 2))
			ok = tg_sql_run(store, sql_snap,
					TG_ARGS(TG_INT(path), TG_INT(tg_col_int(&rows, 2)),
						TG_INT(tg_col_int(&rows, 3))),
					err);
	}
	return tg_sql_done(&rows) && ok;
}

bool tg_snap_fill(struct tg_store *store, struct tg_err *err)
{
	bool held = tg_store_hold(store); /* one transaction, not one for each row */
	struct bits line = {0}, seen = {0};
	int64_t here, paths;
	bool ok = tg_sql_number(store, sql_here, TG_NO_ARGS, 0, &here, err) &&
		  tg_sql_number(store, sql_paths, TG_NO_ARGS, 0, &paths, err) &&
		  bits_make(store, &seen, paths, err) && sweep(store, here, NULL, &line, err) &&
		  take_changes(store, here, &line, &seen, err);

	tg_store_release(store, held);
	free(line.at);
	free(seen.at);
	return ok;
}

bool tg_past_fill(struct tg_store *store, struct tg_err *err)
{
	struct bits past = {0};
	int64_t here, i;
	bool ok, held;

	if (store->past_filled)
		return true;
	store->past_filled = true; /* the texts below speak of it, too */
	held = tg_store_hold(store);
	ok = tg_sql_number(store, sql_here, TG_NO_ARGS, 0, &here, err) &&
	     sweep(store, here, &past, NULL, err);
	for (i = 0; ok && i < past.count; i++)
		if (bit(&past, i))
			ok = tg_sql_run(store, sql_past, TG_ARGS(TG_INT(i)), err);
	tg_store_release(store, held);
	free(past.at);
	store->past_filled = ok; /* half of it answers for nothing */
	return ok;
}
