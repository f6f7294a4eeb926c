/* SPDX-License-Identifier: Apache-2.0 */
#include "store/secret.h"

#include "store/internal.h"

static const char sql_find[] = "SELECT id FROM secret WHERE identity = ?";
static const char sql_insert[] =
	"INSERT INTO secret (identity, rule, severity, shown, message, state, reason, wrapped) "
	"VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
static const char sql_update[] =
	"UPDATE secret SET severity = ?, message = ?, state = ?, reason = ? WHERE id = ?";
static const char sql_place[] =
	"INSERT OR REPLACE INTO secret_place (secret_id, path_id, blob_id, start_offset, "
	"end_offset, line, column_, end_line, end_column, commit_oid, position) "
	"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
static const char sql_all[] =
	"SELECT id, identity, rule, severity, shown, message, state, reason, wrapped FROM secret "
	"ORDER BY id";
static const char sql_places[] =
	"SELECT s.secret_id, p.path, b.oid, s.commit_oid, s.line, s.column_, s.end_line, "
	"s.end_column, s.start_offset, s.end_offset, s.position "
	"FROM secret_place s JOIN path p ON p.id = s.path_id JOIN blob b ON b.id = s.blob_id "
	"ORDER BY s.secret_id, s.position, p.path, s.start_offset";
static const char sql_clear_places[] = "DELETE FROM secret_place";
static const char sql_clear[] = "DELETE FROM secret";
static const char sql_at[] =
	"SELECT p.path, c.rule, c.severity, c.message, l.line, l.column_, l.end_line, "
	"l.end_column, l.start_offset, l.end_offset, c.identity, c.state, c.reason "
	"FROM temp.snap s JOIN secret_place l ON l.blob_id = s.blob_id AND l.path_id = s.path_id "
	"JOIN secret c ON c.id = l.secret_id JOIN path p ON p.id = s.path_id "
	"WHERE s.kind = 0 ORDER BY p.path, l.start_offset, c.rule";

bool tg_store_secret_put(struct tg_store *store, struct tg_stored_secret *secret,
			 struct tg_err *err)
{
	if (!tg_sql_number(store, sql_find, TG_ARGS(TG_HASH(secret->identity)), 0, &secret->id,
			   err))
		return false;
	if (secret->id)
		return tg_sql_run(store, sql_update,
				  TG_ARGS(TG_TEXT(tg_severity_name(secret->severity)),
					  TG_TEXT(secret->message), TG_TEXT(secret->state),
					  TG_TEXT(secret->reason), TG_INT(secret->id)),
				  err);
	return tg_sql_insert(store, sql_insert,
			     TG_ARGS(TG_HASH(secret->identity), TG_TEXT(secret->rule),
				     TG_TEXT(tg_severity_name(secret->severity)),
				     TG_TEXT(secret->shown), TG_TEXT(secret->message),
				     TG_TEXT(secret->state), TG_TEXT(secret->reason),
				     TG_INT(secret->wrapped)),
			     &secret->id, err);
}

bool tg_store_secret_place_put(struct tg_store *store, const struct tg_stored_place *place,
			       struct tg_err *err)
{
	const struct tg_range *range = &place->range;
	int64_t path, blob;

	return tg_path_id(store, tg_str(place->path), &path, err) &&
	       tg_blob_id(store, &place->blob, &blob, err) &&
	       tg_sql_run(store, sql_place,
			  TG_ARGS(TG_INT(place->secret), TG_INT(path), TG_INT(blob),
				  TG_INT(range->offset), TG_INT(range->end_offset),
				  TG_INT(range->line), TG_INT(range->column),
				  TG_INT(range->end_line), TG_INT(range->end_column),
				  TG_OID(&place->commit), TG_INT(place->position)),
			  err);
}

bool tg_store_secrets(struct tg_arena *arena, struct tg_store *store, struct tg_stored_secret **ret,
		      size_t *ret_count, struct tg_err *err)
{
	TG_VEC(struct tg_stored_secret) secrets = {0};
	struct tg_rows rows;

	tg_sql_query(store, sql_all, TG_NO_ARGS, &rows, err);
	while (tg_sql_next(&rows)) {
		struct tg_stored_secret *secret = TG_VEC_ADD(&secrets);

		secret->id = tg_col_int(&rows, 0);
		secret->identity = tg_col_hash(&rows, 1);
		secret->rule = tg_col_text(arena, &rows, 2);
		tg_severity_parse(tg_col_str(&rows, 3), &secret->severity);
		secret->shown = tg_col_text(arena, &rows, 4);
		secret->message = tg_col_text(arena, &rows, 5);
		secret->state = tg_col_text(arena, &rows, 6);
		secret->reason = tg_col_text(arena, &rows, 7);
		secret->wrapped = tg_col_int(&rows, 8) != 0;
	}
	*ret = TG_VEC_KEEP(arena, &secrets);
	*ret_count = secrets.count;
	TG_VEC_DONE(&secrets);
	return tg_sql_done(&rows);
}

static void read_range(const struct tg_rows *rows, int column, struct tg_range *range)
{
	range->line = tg_col_uint(rows, column);
	range->column = tg_col_uint(rows, column + 1);
	range->end_line = tg_col_uint(rows, column + 2);
	range->end_column = tg_col_uint(rows, column + 3);
	range->offset = (size_t)tg_col_int(rows, column + 4);
	range->end_offset = (size_t)tg_col_int(rows, column + 5);
}

bool tg_store_secret_places(struct tg_arena *arena, struct tg_store *store,
			    struct tg_stored_place **ret, size_t *ret_count, struct tg_err *err)
{
	TG_VEC(struct tg_stored_place) places = {0};
	struct tg_rows rows;

	tg_sql_query(store, sql_places, TG_NO_ARGS, &rows, err);
	while (tg_sql_next(&rows)) {
		struct tg_stored_place *place = TG_VEC_ADD(&places);

		place->secret = tg_col_int(&rows, 0);
		place->path = tg_col_text(arena, &rows, 1);
		place->blob = tg_col_oid(&rows, 2);
		place->commit = tg_col_oid(&rows, 3);
		read_range(&rows, 4, &place->range);
		place->position = tg_col_int(&rows, 10);
	}
	*ret = TG_VEC_KEEP(arena, &places);
	*ret_count = places.count;
	TG_VEC_DONE(&places);
	return tg_sql_done(&rows);
}

bool tg_store_secrets_clear(struct tg_store *store, struct tg_err *err)
{
	return tg_sql_run(store, sql_clear_places, TG_NO_ARGS, err) &&
	       tg_sql_run(store, sql_clear, TG_NO_ARGS, err);
}

bool tg_store_secret_findings(struct tg_arena *arena, struct tg_store *store,
			      struct tg_finding **ret, size_t *ret_count, struct tg_err *err)
{
	TG_VEC(struct tg_finding) findings = {0};
	struct tg_rows rows;

	tg_sql_query(store, sql_at, TG_NO_ARGS, &rows, err);
	while (tg_sql_next(&rows)) {
		struct tg_finding *finding = TG_VEC_ADD(&findings);

		*finding = (struct tg_finding){
			.confidence = TG_HIGH, .function = "", .usr = "", .macro = ""};
		finding->path = tg_col_text(arena, &rows, 0);
		finding->rule = tg_col_text(arena, &rows, 1);
		tg_severity_parse(tg_col_str(&rows, 2), &finding->severity);
		finding->message = tg_col_text(arena, &rows, 3);
		read_range(&rows, 4, &finding->range);
		finding->fingerprint = finding->fallback = tg_col_hash(&rows, 10);
		finding->state = tg_str_is(tg_col_str(&rows, 11), "open") ? TG_FINDING_OPEN
									  : TG_FINDING_SUPPRESSED;
		finding->reason = tg_col_text(arena, &rows, 12);
	}
	*ret = TG_VEC_KEEP(arena, &findings);
	*ret_count = findings.count;
	TG_VEC_DONE(&findings);
	return tg_sql_done(&rows);
}
