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
/* From the reports on: without one, nothing is looked at. */
static const char sql_reaches[] =
	"SELECT p.path, v.line, r.commit_oid, f.test, count(*), sum(l.hits > 0) "
	"FROM covered_file f CROSS JOIN temp.snap s ON s.path_id = f.path_id AND "
	"s.blob_id = f.blob_id "
	"CROSS JOIN run r ON r.id = f.run_id JOIN path p ON p.id = f.path_id "
	"JOIN commit_ c ON c.oid = r.commit_oid LEFT JOIN temp.past t ON t.id = c.id "
	"CROSS JOIN symver v ON v.blob_id = f.blob_id AND v.is_definition "
	"CROSS JOIN covered_line l ON l.file_id = f.id AND l.line BETWEEN v.line AND v.end_line "
	"WHERE (t.id IS NOT NULL OR r.tree = (SELECT tree FROM temp.here)) AND EXISTS "
	"(SELECT 1 FROM claim m WHERE m.blob_id = f.blob_id AND m.symver_id = v.id) "
	"GROUP BY f.id, v.id ORDER BY p.path, v.line, f.id";

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

bool tg_store_reaches(struct tg_arena *arena, struct tg_store *store, struct tg_reach **ret,
		      size_t *ret_count, struct tg_err *err)
{
	TG_VEC(struct tg_reach) reaches = {0};
	struct tg_rows rows;

	tg_sql_query(store, sql_reaches, TG_NO_ARGS, &rows, err);
	while (tg_sql_next(&rows))
		*TG_VEC_ADD(&reaches) = (struct tg_reach){.path = tg_col_text(arena, &rows, 0),
							  .line = (unsigned)tg_col_int(&rows, 1),
							  .commit = tg_col_oid(&rows, 2),
							  .test = tg_col_text(arena, &rows, 3),
							  .lines = (size_t)tg_col_int(&rows, 4),
							  .hit = (size_t)tg_col_int(&rows, 5)};
	*ret = TG_VEC_KEEP(arena, &reaches);
	*ret_count = reaches.count;
	TG_VEC_DONE(&reaches);
	return tg_sql_done(&rows);
}
