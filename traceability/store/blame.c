/* SPDX-License-Identifier: Apache-2.0 */
/*
 * blame.c - which commit brought what: links, texts of items, lines of the ledger. Where code comes
 * from stands in origin.c.
 */
#include "store/internal.h"

static const char sql_commit[] =
	"SELECT c.oid, c.subject, a.name, a.email, c.author_time, c.is_signed "
	"FROM commit_ c JOIN person a ON a.id = c.author_id WHERE c.oid = ?";

/* Ids grow from ancestors to descendants: the smallest of the past is the first. */
static const char sql_linked[] =
	"SELECT l.verb, l.target, l.name, m.oid FROM "
	"(SELECT c.verb, c.target, coalesce(y.name, '') AS name, min(h.commit_id) AS id "
	" FROM temp.past t JOIN change h ON h.commit_id = t.id JOIN claim c ON c.blob_id = "
	"h.blob_id "
	" LEFT JOIN symver v ON v.id = c.symver_id LEFT JOIN symbol y ON y.id = v.symbol_id "
	" GROUP BY c.verb, c.target, coalesce(y.name, '')) l "
	"JOIN commit_ m ON m.id = l.id ORDER BY l.verb, l.target, l.name";

static const char sql_item_origin[] =
	"SELECT c.oid FROM commit_ c WHERE c.id = (SELECT min(h.commit_id) FROM item i "
	"JOIN change h ON h.blob_id = i.blob_id JOIN temp.past t ON t.id = h.commit_id "
	"WHERE i.key = ?1 AND i.hash = ?2)";
static const char sql_line_origin[] =
	"SELECT c.oid FROM commit_ c WHERE c.id = (SELECT min(h.commit_id) FROM path p "
	"JOIN change h ON h.path_id = p.id JOIN temp.past t ON t.id = h.commit_id "
	"JOIN setting s ON s.blob_id = h.blob_id WHERE p.path = ?1 AND instr(s.text, ?2) > 0)";

static bool get_commit(struct tg_arena *arena, struct tg_store *store, const char *sql,
		       const struct tg_arg *args, struct tg_stored_commit *ret, bool *ret_found,
		       struct tg_err *err)
{
	struct tg_rows rows;

	tg_sql_query(store, sql, args, &rows, err);
	*ret_found = tg_sql_next(&rows);
	if (*ret_found) {
		ret->oid = tg_col_oid(&rows, 0);
		ret->subject = tg_col_text(arena, &rows, 1);
		ret->author = tg_col_text(arena, &rows, 2);
		ret->email = tg_col_text(arena, &rows, 3);
		ret->seconds = tg_col_int(&rows, 4);
		ret->is_signed = tg_col_int(&rows, 5) != 0;
	}
	return tg_sql_done(&rows);
}

bool tg_store_commit_get(struct tg_arena *arena, struct tg_store *store, const struct tg_oid *oid,
			 struct tg_stored_commit *ret, struct tg_err *err)
{
	char hex[TG_OID_HEX];
	bool found;

	if (!get_commit(arena, store, sql_commit, TG_ARGS(TG_OID(oid)), ret, &found, err))
		return false;
	return found || tg_fail(err, TG_ERR_MISSING, "commit '%.12s' is not in the trace database",
				tg_oid_hex(oid, hex));
}

bool tg_store_linked(struct tg_arena *arena, struct tg_store *store, struct tg_linked **ret,
		     size_t *ret_count, struct tg_err *err)
{
	TG_VEC(struct tg_linked) linked = {0};
	struct tg_rows rows;

	tg_sql_query(store, sql_linked, TG_NO_ARGS, &rows, err);
	while (tg_sql_next(&rows)) {
		struct tg_linked *link = TG_VEC_ADD(&linked);

		link->verb = tg_col_text(arena, &rows, 0);
		link->target = tg_col_text(arena, &rows, 1);
		link->symbol = tg_col_text(arena, &rows, 2);
		link->commit = tg_col_oid(&rows, 3);
	}
	*ret = TG_VEC_KEEP(arena, &linked);
	*ret_count = linked.count;
	TG_VEC_DONE(&linked);
	return tg_sql_done(&rows);
}

static bool one_commit(struct tg_arena *arena, struct tg_store *store, const char *sql,
		       const struct tg_arg *args, struct tg_stored_commit *ret)
{
	struct tg_rows rows;
	struct tg_oid oid;
	bool found = false;

	tg_sql_query(store, sql, args, &rows, NULL);
	if (tg_sql_next(&rows)) {
		oid = tg_col_oid(&rows, 0);
		found = true;
	}
	return tg_sql_done(&rows) && found && tg_store_commit_get(arena, store, &oid, ret, NULL);
}

bool tg_store_item_origin(struct tg_arena *arena, struct tg_store *store, const char *key,
			  struct tg_hash hash, struct tg_stored_commit *ret)
{
	return one_commit(arena, store, sql_item_origin, TG_ARGS(TG_TEXT(key), TG_HASH(hash)), ret);
}

bool tg_store_line_origin(struct tg_arena *arena, struct tg_store *store, const char *path,
			  const char *line, struct tg_stored_commit *ret)
{
	return one_commit(arena, store, sql_line_origin, TG_ARGS(TG_TEXT(path), TG_TEXT(line)),
			  ret);
}
