/* SPDX-License-Identifier: Apache-2.0 */
/*
 * blame.c - which commit brought what: contents of a path, versions of a symbol.
 */
#include "store/internal.h"

enum { STEPS = 1000 }; /* versions of a file that are looked back through */

static const char sql_commit[] =
	"SELECT c.oid, c.subject, a.name, a.email, c.author_time, c.is_signed "
	"FROM commit_ c JOIN person a ON a.id = c.author_id WHERE c.oid = ?";
/*
 * The latest change of a path at or below a commit, in the past of the commit asked for. A merge
 * only counts when it brought content that no parent's side had: others are older.
 */
static const char sql_latest[] =
	"SELECT h.commit_id, h.blob_id FROM change h JOIN temp.past t ON t.id = h.commit_id "
	"WHERE h.path_id = ?1 AND h.commit_id < ?2 ORDER BY h.commit_id DESC LIMIT 1";
/* Most paths were changed once, by the commit that made them, and were nothing before. */
static const char sql_only[] =
	"SELECT h.commit_id, h.blob_id IS NULL OR EXISTS (SELECT 1 FROM rename r WHERE "
	"r.commit_id = h.commit_id AND r.to_id = p.id) FROM path p CROSS JOIN change h ON "
	"h.path_id = p.id CROSS JOIN temp.past t ON t.id = h.commit_id WHERE p.path = ?1 LIMIT 2";
static const char sql_oldest_same[] =
	"SELECT min(h.commit_id) FROM change h JOIN temp.past t ON t.id = h.commit_id "
	"WHERE h.path_id = ?1 AND h.blob_id = ?2 AND h.commit_id <= ?3 AND h.commit_id > "
	"coalesce((SELECT max(o.commit_id) FROM change o JOIN temp.past u ON u.id = o.commit_id "
	" JOIN commit_ m ON m.id = o.commit_id WHERE o.path_id = ?1 AND o.blob_id IS NOT ?2 AND "
	" m.parents < 2 AND o.commit_id <= ?3), 0)";
static const char sql_rename[] = "SELECT from_id FROM rename WHERE commit_id = ? AND to_id = ?";
static const char sql_parents[] = "SELECT parents FROM commit_ WHERE id = ?";
static const char sql_path[] = "SELECT id FROM path WHERE path = ?";
static const char sql_commit_at[] =
	"SELECT c.oid, c.subject, a.name, a.email, c.author_time, c.is_signed "
	"FROM commit_ c JOIN person a ON a.id = c.author_id WHERE c.id = ?";
static const char sql_tokens[] =
	"SELECT v.tokens FROM symver v JOIN symbol y ON y.id = v.symbol_id "
	"WHERE v.blob_id = ?1 AND (y.usr = ?2 OR y.name = (SELECT name FROM symbol WHERE usr = "
	"?2)) "
	"ORDER BY y.usr = ?2 DESC, v.is_definition DESC LIMIT 1";

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

/* A version of a file on the way back. */
struct version {
	int64_t commit;
	int64_t blob; /* 0: deleted */
};

static bool latest(struct tg_store *store, int64_t path, int64_t before, struct version *ret)
{
	struct tg_rows rows;
	bool found = false;

	tg_sql_query(store, sql_latest, TG_ARGS(TG_INT(path), TG_INT(before)), &rows, NULL);
	if (tg_sql_next(&rows)) {
		ret->commit = tg_col_int(&rows, 0);
		ret->blob = tg_col_int(&rows, 1);
		found = true;
	}
	return tg_sql_done(&rows) && found;
}

static int64_t one(struct tg_store *store, const char *sql, const struct tg_arg *args)
{
	int64_t number;

	return tg_sql_number(store, sql, args, 0, &number, NULL) ? number : 0;
}

/* The hash of a symbol in a blob; false when the blob was not read or has no such symbol. */
static bool tokens_in(struct tg_store *store, int64_t blob, const char *usr, struct tg_hash *ret)
{
	struct tg_rows rows;
	bool found = false;

	tg_sql_query(store, sql_tokens, TG_ARGS(TG_INT(blob), TG_TEXT(usr)), &rows, NULL);
	if (tg_sql_next(&rows)) {
		*ret = tg_col_hash(&rows, 0);
		found = true;
	}
	return tg_sql_done(&rows) && found;
}

/* The version before `at`, through a rename if there was one; false at the beginning. */
static bool previous(struct tg_store *store, int64_t *path, const struct version *at,
		     struct version *ret)
{
	int64_t from = one(store, sql_rename, TG_ARGS(TG_INT(at->commit), TG_INT(*path)));

	if (from)
		*path = from;
	return latest(store, *path, at->commit, ret) && ret->blob;
}

/* True when a commit merges: it may bring what its second side had long before. */
static bool is_merge(struct tg_store *store, int64_t commit)
{
	return one(store, sql_parents, TG_ARGS(TG_INT(commit))) > 1;
}

static bool same(struct tg_store *store, const char *usr, const struct version *now,
		 const struct version *then)
{
	struct tg_hash a, b;

	if (now->blob == then->blob)
		return true;
	return usr && tokens_in(store, now->blob, usr, &a) &&
	       tokens_in(store, then->blob, usr, &b) && tg_hash_eq(a, b);
}

/* The nearest older version that is the same; only behind a merge, others may stand between. */
static bool older_same(struct tg_store *store, const char *usr, int64_t *path, struct version *at)
{
	bool merge = is_merge(store, at->commit);
	struct version before = *at, found;
	int64_t way = *path;
	unsigned step;

	for (step = 0; step < STEPS && previous(store, &way, &before, &found); step++) {
		if (same(store, usr, at, &found)) {
			*at = found;
			*path = way;
			return true;
		}
		if (!merge)
			break;
		before = found;
	}
	return false;
}

/* The one commit that ever touched a path; 0: there are more, or none. */
static int64_t only_commit(struct tg_store *store, const char *path)
{
	int64_t commit = 0;
	struct tg_rows rows;
	unsigned count = 0;

	tg_sql_query(store, sql_only, TG_ARGS(TG_TEXT(path)), &rows, NULL);
	for (; tg_sql_next(&rows); count++)
		commit = tg_col_int(&rows, 1) ? 0 : tg_col_int(&rows, 0);
	return tg_sql_done(&rows) && count == 1 ? commit : 0;
}

/* The commit that made a file, or a symbol in it, what it is; 0: none did. */
static int64_t origin_of(struct tg_store *store, const char *path, const char *usr)
{
	int64_t id = one(store, sql_path, TG_ARGS(TG_TEXT(path))), first;
	struct version at = {0};
	unsigned step;

	if (!id || !latest(store, id, INT64_MAX, &at) || !at.blob)
		return 0;
	for (step = 0; step < STEPS; step++) {
		/* A merge repeats what one of its sides did: the side's commit is the origin. */
		first = one(store, sql_oldest_same,
			    TG_ARGS(TG_INT(id), TG_INT(at.blob), TG_INT(at.commit)));
		if (first)
			at.commit = first;
		if (!older_same(store, usr, &id, &at))
			break;
	}
	return at.commit;
}

bool tg_store_origin(struct tg_arena *arena, struct tg_store *store, const char *path,
		     const char *usr, struct tg_stored_commit *ret)
{
	int64_t commit = only_commit(store, path);
	bool found;

	if (!commit)
		commit = origin_of(store, path, usr);
	return commit &&
	       get_commit(arena, store, sql_commit_at, TG_ARGS(TG_INT(commit)), ret, &found,
			  NULL) &&
	       found;
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
