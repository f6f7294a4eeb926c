/* SPDX-License-Identifier: Apache-2.0 */
/*
 * coverage.c - what tests executed, by file content.
 */
#include "store/internal.h"

static const char sql_file[] =
	"INSERT INTO covered_file (run_id, path_id, blob_id, test) VALUES (?, ?, ?, ?)";
static const char sql_line[] = "INSERT INTO covered_line (file_id, line, hits) VALUES (?, ?, ?)";
static const char sql_function[] =
	"INSERT OR REPLACE INTO covered_function (file_id, line, name, end_line, hits) "
	"VALUES (?, ?, ?, ?, ?)";
static const char sql_reach[] =
	"SELECT f.test, count(*), sum(l.hits > 0) FROM temp.snap s JOIN path p ON p.id = s.path_id "
	"JOIN covered_file f ON f.blob_id = s.blob_id AND f.path_id = s.path_id "
	"JOIN covered_line l ON l.file_id = f.id AND l.line BETWEEN ? AND ? "
	"WHERE p.path = ? GROUP BY f.test ORDER BY f.test";

bool tg_store_coverage_put(struct tg_store *store, int64_t run, const char *path,
			   const struct tg_oid *blob, const struct tg_covered_file *covered,
			   struct tg_err *err)
{
	int64_t path_id, blob_id, file;
	bool ok = tg_path_id(store, tg_str(path), &path_id, err) &&
		  tg_blob_id(store, blob, &blob_id, err) &&
		  tg_sql_insert(store, sql_file,
				TG_ARGS(TG_INT(run), TG_INT(path_id), TG_INT(blob_id),
					TG_TEXT(covered->test)),
				&file, err);
	size_t i;

	for (i = 0; ok && i < covered->line_count; i++)
		ok = tg_sql_run(store, sql_line,
				TG_ARGS(TG_INT(file), TG_INT(covered->lines[i].line),
					TG_INT(covered->lines[i].hits)),
				err);
	for (i = 0; ok && i < covered->function_count; i++) {
		const struct tg_covered_function *function = &covered->functions[i];

		ok = tg_sql_run(store, sql_function,
				TG_ARGS(TG_INT(file), TG_INT(function->line),
					TG_TEXT(function->name), TG_INT(function->end_line),
					TG_INT(function->hits)),
				err);
	}
	return ok;
}

bool tg_store_reach(struct tg_arena *arena, struct tg_store *store, const char *path,
		    unsigned first_line, unsigned last_line, struct tg_reach **ret,
		    size_t *ret_count, struct tg_err *err)
{
	TG_VEC(struct tg_reach) reaches = {0};
	struct tg_rows rows;

	tg_sql_query(store, sql_reach,
		     TG_ARGS(TG_INT(first_line), TG_INT(last_line), TG_TEXT(path)), &rows, err);
	while (tg_sql_next(&rows)) {
		struct tg_reach *reach = TG_VEC_ADD(&reaches);

		reach->test = tg_col_text(arena, &rows, 0);
		reach->lines = (size_t)tg_col_int(&rows, 1);
		reach->hit = (size_t)tg_col_int(&rows, 2);
	}
	*ret = TG_VEC_KEEP(arena, &reaches);
	*ret_count = reaches.count;
	TG_VEC_DONE(&reaches);
	return tg_sql_done(&rows);
}
