/* SPDX-License-Identifier: Apache-2.0 */
/*
 * foreign.c - what other tools say: findings by file content; parts and vulnerabilities by commit.
 */
#include "store/internal.h"

static const char sql_finding[] =
	"INSERT INTO foreign_finding (run_id, path_id, blob_id, rule, severity, message, line, "
	"column_, end_line, weaknesses, state, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
/* Of each tool the import that is latest by commit, then by time; all its files count. */
static const char sql_findings[] =
	"WITH candidate AS (SELECT r.id, r.tool, (coalesce(c.id, 0) << 32) + r.seq AS age "
	" FROM run r LEFT JOIN commit_ c ON c.oid = r.commit_oid "
	" LEFT JOIN temp.past p ON p.id = c.id WHERE r.kind = 'findings' "
	" AND (p.id IS NOT NULL OR r.tree = (SELECT tree FROM temp.here))), "
	"newest AS (SELECT k.id FROM candidate k "
	" WHERE k.age = (SELECT max(o.age) FROM candidate o WHERE o.tool = k.tool)) "
	"SELECT p.path, f.rule, f.severity, f.message, f.line, f.column_, f.end_line, "
	" f.weaknesses, f.state, f.reason FROM newest n JOIN foreign_finding f ON f.run_id = n.id "
	"JOIN temp.snap s ON s.path_id = f.path_id AND s.blob_id = f.blob_id "
	"JOIN path p ON p.id = f.path_id "
	"ORDER BY p.path, f.line, f.column_, f.rule, f.message, f.id";
static const char sql_part[] = "INSERT INTO part (run_id, name, version, purl, supplier, licence) "
			       "VALUES (?, ?, ?, ?, ?, ?)";
static const char sql_vex[] =
	"INSERT INTO vex (run_id, vulnerability, product, status, justification, note) "
	"VALUES (?, ?, ?, ?, ?, ?)";

static const char sql_statements[] =
	"WITH candidate AS (SELECT r.id, r.tool, (coalesce(c.id, 0) << 32) + r.seq AS age "
	" FROM run r LEFT JOIN commit_ c ON c.oid = r.commit_oid "
	" LEFT JOIN temp.past p ON p.id = c.id WHERE r.kind = 'vex' "
	" AND (p.id IS NOT NULL OR r.tree = (SELECT tree FROM temp.here))) "
	"SELECT v.vulnerability, v.product, v.status, v.justification, v.note FROM candidate k "
	"JOIN vex v ON v.run_id = k.id WHERE k.age = (SELECT max(o.age) FROM candidate o "
	" WHERE o.tool = k.tool) ORDER BY v.vulnerability, v.product, v.status, v.justification";

/* "CWE-476,CWE-690" */
static void join(struct tg_buf *out, const struct tg_foreign_finding *foreign)
{
	size_t i;

	tg_buf_clear(out);
	tg_buf_add(out, "", 0);
	for (i = 0; i < foreign->weakness_count; i++)
		tg_buf_printf(out, "%s%s", i ? "," : "", foreign->weaknesses[i]);
}

bool tg_store_foreign_put(struct tg_store *store, int64_t run, const char *path,
			  const struct tg_oid *blob, const struct tg_foreign_finding *foreign,
			  struct tg_err *err)
{
	const struct tg_finding *finding = &foreign->finding;
	struct tg_buf weaknesses = {0};
	int64_t path_id, blob_id;
	bool ok;

	join(&weaknesses, foreign);
	ok = tg_path_id(store, tg_str(path), &path_id, err) &&
	     tg_blob_id(store, blob, &blob_id, err) &&
	     tg_sql_run(store, sql_finding,
			TG_ARGS(TG_INT(run), TG_INT(path_id), TG_INT(blob_id),
				TG_TEXT(finding->rule),
				TG_TEXT(tg_severity_name(finding->severity)),
				TG_TEXT(finding->message), TG_INT(finding->range.line),
				TG_INT(finding->range.column), TG_INT(finding->range.end_line),
				TG_TEXT(weaknesses.ptr),
				TG_TEXT(finding->state == TG_FINDING_SUPPRESSED ? "suppressed"
										: "open"),
				TG_TEXT(finding->reason)),
			err);
	tg_buf_done(&weaknesses);
	return ok;
}

static void split(struct tg_arena *arena, struct tg_str list, struct tg_foreign_finding *foreign)
{
	TG_VEC(const char *) names = {0};
	struct tg_str part;

	while (list.len && tg_str_split(&list, ',', &part))
		*TG_VEC_ADD(&names) = tg_arena_strndup(arena, part.ptr, part.len);
	foreign->weaknesses = TG_VEC_KEEP(arena, &names);
	foreign->weakness_count = names.count;
	TG_VEC_DONE(&names);
}

bool tg_store_foreign(struct tg_arena *arena, struct tg_store *store,
		      struct tg_foreign_finding **ret, size_t *ret_count, struct tg_err *err)
{
	TG_VEC(struct tg_foreign_finding) all = {0};
	struct tg_rows rows;

	tg_sql_query(store, sql_findings, TG_NO_ARGS, &rows, err);
	while (tg_sql_next(&rows)) {
		struct tg_foreign_finding *foreign = TG_VEC_ADD(&all);
		struct tg_finding *finding = &foreign->finding;

		*foreign = (struct tg_foreign_finding){0};
		finding->path = tg_col_text(arena, &rows, 0);
		finding->rule = tg_col_text(arena, &rows, 1);
		tg_severity_parse(tg_col_str(&rows, 2), &finding->severity);
		finding->message = tg_col_text(arena, &rows, 3);
		finding->range.line = tg_col_uint(&rows, 4);
		finding->range.column = tg_col_uint(&rows, 5);
		finding->range.end_line = tg_col_uint(&rows, 6);
		split(arena, tg_col_str(&rows, 7), foreign);
		finding->state = tg_str_is(tg_col_str(&rows, 8), "suppressed")
					 ? TG_FINDING_SUPPRESSED
					 : TG_FINDING_OPEN;
		finding->reason = tg_col_text(arena, &rows, 9);
		finding->function = finding->usr = finding->macro = "";
	}
	*ret = TG_VEC_KEEP(arena, &all);
	*ret_count = all.count;
	TG_VEC_DONE(&all);
	return tg_sql_done(&rows);
}

bool tg_store_vex(struct tg_arena *arena, struct tg_store *store, struct tg_vex_statement **ret,
		  size_t *ret_count, struct tg_err *err)
{
	TG_VEC(struct tg_vex_statement) said = {0};
	struct tg_rows rows;

	tg_sql_query(store, sql_statements, TG_NO_ARGS, &rows, err);
	while (tg_sql_next(&rows)) {
		struct tg_vex_statement *statement = TG_VEC_ADD(&said);

		statement->vulnerability = tg_col_text(arena, &rows, 0);
		statement->product = tg_col_text(arena, &rows, 1);
		while (statement->status < TG_VEX_NOT_AFFECTED &&
		       !tg_str_is(tg_col_str(&rows, 2), tg_vex_status_name(statement->status)))
			statement->status++;
		statement->justification = tg_col_text(arena, &rows, 3);
		statement->note = tg_col_text(arena, &rows, 4);
	}
	*ret = TG_VEC_KEEP(arena, &said);
	*ret_count = said.count;
	TG_VEC_DONE(&said);
	return tg_sql_done(&rows);
}

bool tg_store_part_put(struct tg_store *store, int64_t run, const struct tg_component_part *part,
		       struct tg_err *err)
{
	return tg_sql_run(store, sql_part,
			  TG_ARGS(TG_INT(run), TG_TEXT(part->name), TG_TEXT(part->version),
				  TG_TEXT(part->purl), TG_TEXT(part->supplier),
				  TG_TEXT(part->licence)),
			  err);
}

bool tg_store_vex_put(struct tg_store *store, int64_t run, const struct tg_vex_statement *statement,
		      struct tg_err *err)
{
	return tg_sql_run(store, sql_vex,
			  TG_ARGS(TG_INT(run), TG_TEXT(statement->vulnerability),
				  TG_TEXT(statement->product),
				  TG_TEXT(tg_vex_status_name(statement->status)),
				  TG_TEXT(statement->justification), TG_TEXT(statement->note)),
			  err);
}

bool tg_store_witness(struct tg_store *store, struct tg_stored_witness *ret, struct tg_err *err)
{
	static const char current[] =
		"WITH candidate AS (SELECT r.id, (coalesce(c.id, 0) << 32) + r.seq AS age "
		" FROM run r LEFT JOIN commit_ c ON c.oid = r.commit_oid "
		" LEFT JOIN temp.past p ON p.id = c.id WHERE r.kind = ? "
		" AND (p.id IS NOT NULL OR r.tree = (SELECT tree FROM temp.here))) "
		"SELECT (SELECT count(*) FROM part WHERE run_id IN (SELECT id FROM candidate WHERE "
		" age = (SELECT max(age) FROM candidate))) + (SELECT count(*) FROM vex WHERE "
		"run_id "
		" IN (SELECT id FROM candidate WHERE age = (SELECT max(age) FROM candidate)))";
	static const char results[] =
		"SELECT count(*) FROM run r LEFT JOIN commit_ c ON c.oid = r.commit_oid "
		"LEFT JOIN temp.past p ON p.id = c.id WHERE r.kind = 'results' "
		"AND (p.id IS NOT NULL OR r.tree = (SELECT tree FROM temp.here))";

	return tg_sql_number(store, current, TG_ARGS(TG_TEXT("bill")), 0, &ret->parts, err) &&
	       tg_sql_number(store, current, TG_ARGS(TG_TEXT("vex")), 0, &ret->statements, err) &&
	       tg_sql_number(store, results, TG_NO_ARGS, 0, &ret->results, err);
}
