/* SPDX-License-Identifier: Apache-2.0 */
/*
 * asof.c - the tree and the ancestors of a commit, from what is stored.
 *
 * A tree is the latest change of every path along the line of first parents: changes are kept
 * against the first parent, and ids grow from ancestors to descendants. Joined with facts of
 * blobs, it is the state of the product at that commit, without a checkout. The ancestors are
 * gathered when something asks for them first (lineage.c).
 */
#include <ctype.h>
#include <stdlib.h>

#include "store/internal.h"
#include "store/part.h"

static const char *const sql_make[] = {
	"CREATE TEMP TABLE here (id INTEGER PRIMARY KEY, oid BLOB, tree BLOB)",
	"CREATE TEMP TABLE past (id INTEGER PRIMARY KEY)",
	"CREATE TEMP TABLE snap (path_id INTEGER PRIMARY KEY, blob_id INTEGER, kind INTEGER)",
};
static const char *const sql_empty[] = {
	"DELETE FROM temp.here",
	"DELETE FROM temp.past",
	"DELETE FROM temp.snap",
};
static const char sql_here[] =
	"INSERT INTO temp.here SELECT id, oid, tree FROM commit_ WHERE oid = ?";
static const char sql_version[] = "PRAGMA data_version";
static const char sql_here_count[] = "SELECT count(*) FROM temp.here";
static const char sql_files[] =
	"SELECT p.path, s.path_id, s.blob_id, b.oid, s.kind FROM temp.snap s "
	"JOIN path p ON p.id = s.path_id JOIN blob b ON b.id = s.blob_id ORDER BY p.path";
static const char sql_unread[] =
	"SELECT p.path, s.path_id, s.blob_id, b.oid, s.kind FROM temp.snap s "
	"CROSS JOIN blob b ON b.id = s.blob_id CROSS JOIN path p ON p.id = s.path_id "
	"WHERE s.kind = 0 AND b.extracted & ?1 = 0 AND EXISTS "
	"(SELECT 1 FROM temp.snap t JOIN claim c ON c.blob_id = t.blob_id) ORDER BY p.path";
static const char sql_config[] =
	"SELECT t.text FROM temp.snap s JOIN path p ON p.id = s.path_id "
	"JOIN setting t ON t.blob_id = s.blob_id WHERE p.path = ? AND s.kind = 0";
static const char sql_stands[] =
	"SELECT s.blob_id, s.path_id, p.path FROM temp.snap s CROSS JOIN path p ON p.id = "
	"s.path_id WHERE s.kind = 0";
static const char sql_file[] = "SELECT b.oid FROM path p JOIN temp.snap s ON s.path_id = p.id "
			       "JOIN blob b ON b.id = s.blob_id WHERE p.path = ?";
static const char sql_ref[] =
	"SELECT commit_oid FROM ref_ WHERE name IN (?1, 'refs/tags/' || ?1, 'refs/heads/' || ?1, "
	"'refs/remotes/' || ?1) ORDER BY length(name) LIMIT 1";
static const char sql_tag[] = "SELECT substr(name, 11) FROM ref_ WHERE commit_oid = ? AND "
			      "kind = 'tag' ORDER BY tag_time IS NULL, tag_time, name LIMIT 1";
static const char sql_prefix[] =
	"SELECT oid FROM commit_ WHERE oid >= ?1 AND lower(hex(oid)) LIKE ?2 || '%' "
	"ORDER BY oid LIMIT 2";

static const char sql_at[] =
	"WITH RECURSIVE line(id) AS (SELECT c.id FROM ref_ r JOIN commit_ c ON c.oid = "
	"r.commit_oid "
	"WHERE r.name = 'HEAD' UNION ALL SELECT p.parent_id FROM line JOIN parent p ON "
	"p.commit_id = line.id AND p.n = 0) SELECT c.oid FROM line JOIN commit_ c ON c.id = "
	"line.id "
	"WHERE c.commit_time <= ? ORDER BY c.id DESC LIMIT 1";

static bool run_all(struct tg_store *store, const char *const *texts, size_t count,
		    struct tg_err *err)
{
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < count; i++)
		ok = tg_sql_run(store, texts[i], TG_NO_ARGS, err);
	return ok;
}

/* True when the tables hold this commit already, and nobody wrote since. */
static bool is_there(struct tg_store *store, const struct tg_oid *commit)
{
	int64_t version;
	bool same = store->mode == TG_STORE_READ && tg_oid_eq(&store->asof, commit) &&
		    tg_sql_number(store, sql_version, TG_NO_ARGS, 0, &version, NULL) &&
		    version == store->asof_version;

	return store->has_past && same;
}

static bool remember(struct tg_store *store, const struct tg_oid *commit, struct tg_err *err)
{
	store->asof = *commit;
	return tg_sql_number(store, sql_version, TG_NO_ARGS, 0, &store->asof_version, err);
}

bool tg_store_asof(struct tg_store *store, const struct tg_oid *commit, struct tg_err *err)
{
	char hex[TG_OID_HEX];
	int64_t found;

	if (is_there(store, commit))
		return true;
	store->asof = (struct tg_oid){{0}};
	store->past_filled = true; /* whatever is in it: it is emptied */
	store->has_stands = false;
	if (!store->has_past) {
		if (!run_all(store, sql_make, sizeof(sql_make) / sizeof(*sql_make), err))
			return false;
		store->has_past = true;
	} else if (!run_all(store, sql_empty, sizeof(sql_empty) / sizeof(*sql_empty), err)) {
		return false;
	}
	if (!tg_sql_run(store, sql_here, TG_ARGS(TG_OID(commit)), err) ||
	    !tg_sql_number(store, sql_here_count, TG_NO_ARGS, 0, &found, err))
		return false;
	if (!found)
		return tg_fail(err, TG_ERR_MISSING,
			       "commit '%.12s' is not in the trace database; run 'tracegate index'",
			       tg_oid_hex(commit, hex));
	store->past_filled = false;
	return tg_snap_fill(store, err) && remember(store, commit, err);
}

static int by_blob(const void *left, const void *right)
{
	const struct tg_stand *a = left, *b = right;
	int order = (a->blob > b->blob) - (a->blob < b->blob);

	return order ? order : (a->path_id > b->path_id) - (a->path_id < b->path_id);
}

bool tg_store_part_begin(struct tg_store *store, struct tg_err *err)
{
	struct tg_stands *stands = &store->stands;
	struct tg_rows rows;

	if (store->has_stands)
		return true;
	tg_stands_done(stands);
	tg_sql_query(store, sql_stands, TG_NO_ARGS, &rows, err);
	while (tg_sql_next(&rows))
		*TG_VEC_ADD(&stands->at) =
			(struct tg_stand){tg_col_int(&rows, 0), tg_col_int(&rows, 1),
					  tg_col_text(&stands->paths, &rows, 2)};
	if (stands->at.count)
		qsort(stands->at.at, stands->at.count, sizeof(*stands->at.at), by_blob);
	store->has_stands = tg_sql_done(&rows);
	return store->has_stands;
}

const struct tg_stand *tg_stands_of(const struct tg_store *store, int64_t blob, size_t *ret_count)
{
	const struct tg_stand *at = store->stands.at.at;
	size_t begin = 0, end = store->stands.at.count, first;

	while (begin < end) {
		size_t middle = begin + (end - begin) / 2;

		if (at[middle].blob < blob)
			begin = middle + 1;
		else
			end = middle;
	}
	first = begin;
	while (begin < store->stands.at.count && at[begin].blob == blob)
		begin++;
	*ret_count = begin - first;
	return at + first;
}

void tg_stands_done(struct tg_stands *stands)
{
	TG_VEC_DONE(&stands->at);
	tg_arena_done(&stands->paths);
}

/* The commit with this beginning of its id; false without an error when none has it. */
static bool by_prefix(struct tg_store *store, const char *text, struct tg_oid *ret,
		      struct tg_err *err)
{
	struct tg_oid low = {{0}};
	char lower[TG_OID_HEX] = "", full[TG_OID_HEX];
	struct tg_rows rows;
	size_t length = strlen(text), i;
	unsigned found = 0;

	if (length < 4 || length >= sizeof(lower))
		return false;
	memset(full, '0', sizeof(full));
	for (i = 0; i < length; i++) {
		if (!isxdigit((unsigned char)text[i]))
			return false;
		full[i] = lower[i] = (char)tolower((unsigned char)text[i]);
	}
	lower[length] = '\0';
	tg_oid_parse(tg_str_n(full, TG_OID_HEX - 1), &low);
	tg_sql_query(store, sql_prefix, TG_ARGS(TG_OID(&low), TG_TEXT(lower)), &rows, err);
	for (; tg_sql_next(&rows); found++)
		*ret = tg_col_oid(&rows, 0);
	if (!tg_sql_done(&rows))
		return false;
	if (found > 1)
		return tg_fail(err, TG_ERR_MISSING, "'%s' is the beginning of several commits",
			       text);
	return found == 1;
}

bool tg_store_resolve(struct tg_store *store, const char *revision, struct tg_oid *ret,
		      struct tg_err *err)
{
	struct tg_err problem = {0};
	struct tg_rows rows;
	bool found = false;

	tg_sql_query(store, sql_ref, TG_ARGS(TG_TEXT(revision)), &rows, err);
	if (tg_sql_next(&rows)) {
		*ret = tg_col_oid(&rows, 0);
		found = true;
	}
	if (!tg_sql_done(&rows))
		return false;
	if (found || by_prefix(store, revision, ret, &problem))
		return true;
	if (problem.code != TG_OK)
		return tg_fail(err, problem.code, "%s", problem.text);
	return tg_fail(err, TG_ERR_MISSING, "there is no commit '%s' in the trace database",
		       revision);
}

bool tg_store_at(struct tg_store *store, int64_t seconds, struct tg_oid *ret, struct tg_err *err)
{
	struct tg_rows rows;
	bool found = false;

	tg_sql_query(store, sql_at, TG_ARGS(TG_INT(seconds)), &rows, err);
	if (tg_sql_next(&rows)) {
		*ret = tg_col_oid(&rows, 0);
		found = true;
	}
	if (!tg_sql_done(&rows))
		return false;
	return found || tg_fail(err, TG_ERR_MISSING, "HEAD had no commit yet at that time");
}

const char *tg_store_tag_of(struct tg_arena *arena, struct tg_store *store,
			    const struct tg_oid *commit)
{
	const char *name = NULL;
	struct tg_rows rows;

	tg_sql_query(store, sql_tag, TG_ARGS(TG_OID(commit)), &rows, NULL);
	if (tg_sql_next(&rows))
		name = tg_col_text(arena, &rows, 0);
	tg_sql_done(&rows);
	return name;
}

static bool read_files(struct tg_arena *arena, struct tg_store *store, const char *sql,
		       const struct tg_arg *args, struct tg_stored_file **ret, size_t *ret_count,
		       struct tg_err *err)
{
	TG_VEC(struct tg_stored_file) files = {0};
	struct tg_rows rows;

	tg_sql_query(store, sql, args, &rows, err);
	while (tg_sql_next(&rows)) {
		struct tg_stored_file *file = TG_VEC_ADD(&files);

		file->path = tg_col_text(arena, &rows, 0);
		file->path_id = tg_col_int(&rows, 1);
		file->blob_id = tg_col_int(&rows, 2);
		file->blob = tg_col_oid(&rows, 3);
		file->kind = (enum tg_entry_kind)tg_col_int(&rows, 4);
	}
	*ret = TG_VEC_KEEP(arena, &files);
	*ret_count = files.count;
	TG_VEC_DONE(&files);
	return tg_sql_done(&rows);
}

bool tg_store_files(struct tg_arena *arena, struct tg_store *store, struct tg_stored_file **ret,
		    size_t *ret_count, struct tg_err *err)
{
	return read_files(arena, store, sql_files, TG_NO_ARGS, ret, ret_count, err);
}

bool tg_store_file_blob(struct tg_store *store, const char *path, struct tg_oid *ret,
			struct tg_err *err)
{
	struct tg_rows rows;
	bool found = false;

	tg_sql_query(store, sql_file, TG_ARGS(TG_TEXT(path)), &rows, err);
	while (tg_sql_next(&rows)) {
		*ret = tg_col_oid(&rows, 0);
		found = true;
	}
	return tg_sql_done(&rows) && found;
}

bool tg_store_unread(struct tg_arena *arena, struct tg_store *store, unsigned wanted,
		     struct tg_stored_file **ret, size_t *ret_count, struct tg_err *err)
{
	return read_files(arena, store, sql_unread, TG_ARGS(TG_INT(wanted)), ret, ret_count, err);
}

bool tg_store_config(struct tg_arena *arena, struct tg_store *store, const char *path,
		     struct tg_str *ret, struct tg_err *err)
{
	struct tg_rows rows;
	bool found = false;

	tg_sql_query(store, sql_config, TG_ARGS(TG_TEXT(path)), &rows, err);
	if (tg_sql_next(&rows)) {
		*ret = tg_str(tg_col_text(arena, &rows, 0));
		found = true;
	}
	return tg_sql_done(&rows) && found;
}
