/* SPDX-License-Identifier: Apache-2.0 */
/*
 * finding.c - what checks found, by file content.
 */
#include "store/internal.h"

static const char sql_unit[] =
	"INSERT OR REPLACE INTO unit (run_id, path_id, blob_id, status, detail) "
	"VALUES (?, ?, ?, ?, ?)";
static const char sql_put[] =
	"INSERT INTO finding (run_id, path_id, blob_id, rule, severity, confidence, message, line, "
	"column_, end_line, end_column, start_offset, end_offset, function, usr, macro, "
	"fingerprint, fallback, state, reason) "
	"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
static const char sql_step[] =
	"INSERT INTO step (finding_id, n, path, line, column_, end_line, end_column, message) "
	"VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
static const char sql_at[] =
	"SELECT f.id, p.path, f.rule, f.severity, f.confidence, f.message, f.line, f.column_, "
	"f.end_line, f.end_column, f.start_offset, f.end_offset, f.function, f.usr, f.macro, "
	"f.fingerprint, f.fallback, f.state, f.reason "
	"FROM temp.snap s JOIN path p ON p.id = s.path_id "
	"JOIN finding f ON f.path_id = s.path_id AND f.blob_id = s.blob_id "
	" AND f.run_id = (SELECT max(u.run_id) FROM unit u "
	"  WHERE u.blob_id = s.blob_id AND u.path_id = s.path_id) "
	"WHERE s.kind = 0 ORDER BY p.path, f.line, f.column_, f.rule, f.id";
static const char sql_units[] =
	"SELECT count(*) FROM temp.snap s WHERE EXISTS (SELECT 1 FROM unit u "
	" JOIN run r ON r.id = u.run_id AND r.kind = 'check' "
	" WHERE u.blob_id = s.blob_id AND u.path_id = s.path_id)";
static const char sql_any_unit[] = "SELECT EXISTS (SELECT 1 FROM unit)";
static const char sql_steps[] =
	"SELECT path, line, column_, end_line, end_column, message FROM step "
	"WHERE finding_id = ? ORDER BY n";

static const char sql_any[] =
	"SELECT EXISTS (SELECT 1 FROM finding) OR EXISTS (SELECT 1 FROM secret_place)";

static const char *state_name(enum tg_finding_state state)
{
	return state == TG_FINDING_SUPPRESSED ? "suppressed" : "open";
}

static bool put_finding(struct tg_store *store, int64_t run, int64_t path, int64_t blob,
			const struct tg_finding *finding, struct tg_err *err)
{
	const struct tg_range *range = &finding->range;
	int64_t id;
	size_t i;
	bool ok = tg_sql_insert(
		store, sql_put,
		TG_ARGS(TG_INT(run), TG_INT(path), TG_INT(blob), TG_TEXT(finding->rule),
			TG_TEXT(tg_severity_name(finding->severity)),
			TG_TEXT(tg_confidence_name(finding->confidence)), TG_TEXT(finding->message),
			TG_INT(range->line), TG_INT(range->column), TG_INT(range->end_line),
			TG_INT(range->end_column), TG_INT(range->offset), TG_INT(range->end_offset),
			TG_TEXT(finding->function), TG_TEXT(finding->usr), TG_TEXT(finding->macro),
			TG_HASH(finding->fingerprint), TG_HASH(finding->fallback),
			TG_TEXT(state_name(finding->state)), TG_TEXT(finding->reason)),
		&id, err);

	for (i = 0; ok && i < finding->step_count; i++) {
		const struct tg_step *step = &finding->steps[i];

		ok = tg_sql_run(store, sql_step,
				TG_ARGS(TG_INT(id), TG_INT(i), TG_TEXT(step->path),
					TG_INT(step->range.line), TG_INT(step->range.column),
					TG_INT(step->range.end_line),
					TG_INT(step->range.end_column), TG_TEXT(step->message)),
				err);
	}
	return ok;
}

bool tg_store_unit_put(struct tg_store *store, int64_t run, const char *path,
		       const struct tg_oid *blob, const char *status, const char *detail,
		       const struct tg_finding *findings, size_t count, struct tg_err *err)
{
	int64_t path_id, blob_id;
	bool ok = tg_path_id(store, tg_str(path), &path_id, err) &&
		  tg_blob_id(store, blob, &blob_id, err) &&
		  tg_sql_run(store, sql_unit,
			     TG_ARGS(TG_INT(run), TG_INT(path_id), TG_INT(blob_id), TG_TEXT(status),
				     TG_TEXT(detail)),
			     err);
	size_t i;

	for (i = 0; ok && i < count; i++)
		ok = put_finding(store, run, path_id, blob_id, &findings[i], err);
	return ok;
}

static void read_finding(struct tg_arena *arena, const struct tg_rows *rows,
			 struct tg_finding *finding)
{
	finding->path = tg_col_text(arena, rows, 1);
	finding->rule = tg_col_text(arena, rows, 2);
	tg_severity_parse(tg_col_str(rows, 3), &finding->severity);
	tg_confidence_parse(tg_col_str(rows, 4), &finding->confidence);
	finding->message = tg_col_text(arena, rows, 5);
	finding->range.line = tg_col_uint(rows, 6);
	finding->range.column = tg_col_uint(rows, 7);
	finding->range.end_line = tg_col_uint(rows, 8);
	finding->range.end_column = tg_col_uint(rows, 9);
	finding->range.offset = (size_t)tg_col_int(rows, 10);
	finding->range.end_offset = (size_t)tg_col_int(rows, 11);
	finding->function = tg_col_text(arena, rows, 12);
	finding->usr = tg_col_text(arena, rows, 13);
	finding->macro = tg_col_text(arena, rows, 14);
	finding->fingerprint = tg_col_hash(rows, 15);
	finding->fallback = tg_col_hash(rows, 16);
	finding->state = tg_str_is(tg_col_str(rows, 17), "suppressed") ? TG_FINDING_SUPPRESSED
								       : TG_FINDING_OPEN;
	finding->reason = tg_col_text(arena, rows, 18);
}

static bool read_steps(struct tg_arena *arena, struct tg_store *store, int64_t id,
		       struct tg_finding *finding, struct tg_err *err)
{
	TG_VEC(struct tg_step) steps = {0};
	struct tg_rows rows;

	tg_sql_query(store, sql_steps, TG_ARGS(TG_INT(id)), &rows, err);
	while (tg_sql_next(&rows)) {
		struct tg_step *step = TG_VEC_ADD(&steps);

		step->path = tg_col_text(arena, &rows, 0);
		step->range.line = tg_col_uint(&rows, 1);
		step->range.column = tg_col_uint(&rows, 2);
		step->range.end_line = tg_col_uint(&rows, 3);
		step->range.end_column = tg_col_uint(&rows, 4);
		step->message = tg_col_text(arena, &rows, 5);
	}
	finding->steps = TG_VEC_KEEP(arena, &steps);
	finding->step_count = steps.count;
	TG_VEC_DONE(&steps);
	return tg_sql_done(&rows);
}

bool tg_store_findings(struct tg_arena *arena, struct tg_store *store, struct tg_finding **ret,
		       size_t *ret_count, size_t *ret_units, struct tg_err *err)
{
	TG_VEC(struct tg_finding) findings = {0};
	TG_VEC(int64_t) ids = {0};
	struct tg_rows rows;
	int64_t units = 0;
	size_t i;
	bool ok;

	*ret = NULL;
	*ret_count = *ret_units = 0;
	if (!tg_sql_number(store, sql_any_unit, TG_NO_ARGS, 0, &units, err))
		return false;
	if (!units)
		return true; /* nothing was ever checked */
	tg_sql_query(store, sql_at, TG_NO_ARGS, &rows, err);
	while (tg_sql_next(&rows)) {
		*TG_VEC_ADD(&ids) = tg_col_int(&rows, 0);
		read_finding(arena, &rows, TG_VEC_ADD(&findings));
	}
	ok = tg_sql_done(&rows);
	for (i = 0; ok && i < findings.count; i++)
		ok = read_steps(arena, store, ids.at[i], &findings.at[i], err);
	ok = ok && tg_sql_number(store, sql_units, TG_NO_ARGS, 0, &units, err);
	*ret = TG_VEC_KEEP(arena, &findings);
	*ret_count = findings.count;
	*ret_units = (size_t)units;
	TG_VEC_DONE(&findings);
	TG_VEC_DONE(&ids);
	return ok;
}

bool tg_store_has_findings(struct tg_store *store, bool *ret, struct tg_err *err)
{
	int64_t any;
	bool ok = tg_sql_number(store, sql_any, TG_NO_ARGS, 0, &any, err);

	*ret = ok && any;
	return ok;
}
