/* SPDX-License-Identifier: Apache-2.0 */
/*
 * gap.c - what could not be analysed, and why.
 */
#include "store/internal.h"

static const char sql_put[] =
	"INSERT INTO gap (kind, commit_oid, path_id, blob_id, detail) VALUES (?, ?, ?, ?, ?)";
static const char sql_clear[] = "DELETE FROM gap WHERE kind = ?";
/* Gaps of the tree's blobs, of its commit, and units whose last check was not complete. */
static const char sql_at[] =
	"SELECT g.kind, p.path, g.detail FROM temp.snap s JOIN gap g ON g.blob_id = s.blob_id "
	" JOIN path p ON p.id = s.path_id WHERE EXISTS (SELECT 1 FROM gap) AND s.kind = 0 AND "
	"(g.path_id IS NULL OR g.path_id = "
	"s.path_id) "
	"UNION "
	"SELECT g.kind, '', g.detail FROM gap g JOIN temp.here h ON h.oid = g.commit_oid "
	"UNION "
	"SELECT 'unit', p.path, u.status || CASE u.detail WHEN '' THEN '' ELSE ': ' || u.detail "
	"END "
	" FROM temp.snap s JOIN unit u ON u.path_id = s.path_id AND u.blob_id = s.blob_id "
	" JOIN path p ON p.id = s.path_id "
	" WHERE EXISTS (SELECT 1 FROM unit) AND u.status <> 'complete' AND u.run_id = (SELECT "
	"max(run_id) FROM unit l "
	"  WHERE l.blob_id = s.blob_id AND l.path_id = s.path_id) "
	"ORDER BY 2, 1, 3";

bool tg_store_gap_put(struct tg_store *store, const struct tg_gap *gap, struct tg_err *err)
{
	static const struct tg_oid none;
	int64_t path = 0;

	if (gap->path && !tg_path_id(store, tg_str(gap->path), &path, err))
		return false;
	return tg_sql_run(store, sql_put,
			  TG_ARGS(TG_TEXT(gap->kind),
				  TG_OID_OR_NULL(gap->commit ? gap->commit : &none), TG_ID(path),
				  TG_ID(gap->blob_id), TG_TEXT(gap->detail)),
			  err);
}

bool tg_store_gaps_clear(struct tg_store *store, const char *kind, struct tg_err *err)
{
	return tg_sql_run(store, sql_clear, TG_ARGS(TG_TEXT(kind)), err);
}

bool tg_store_gaps(struct tg_arena *arena, struct tg_store *store, struct tg_stored_gap **ret,
		   size_t *ret_count, struct tg_err *err)
{
	TG_VEC(struct tg_stored_gap) gaps = {0};
	struct tg_rows rows;

	tg_sql_query(store, sql_at, TG_NO_ARGS, &rows, err);
	while (tg_sql_next(&rows)) {
		struct tg_stored_gap *gap = TG_VEC_ADD(&gaps);

		gap->kind = tg_col_text(arena, &rows, 0);
		gap->path = tg_col_text(arena, &rows, 1);
		gap->detail = tg_col_text(arena, &rows, 2);
	}
	*ret = TG_VEC_KEEP(arena, &gaps);
	*ret_count = gaps.count;
	TG_VEC_DONE(&gaps);
	return tg_sql_done(&rows);
}
