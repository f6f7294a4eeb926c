/* SPDX-License-Identifier: Apache-2.0 */
/*
 * origin.c - which commit made a file, or a symbol, what it is: back through versions that say the
 * same, renames of files and symbols, and moves from one file to another.
 */
#include "store/internal.h"

enum {
	STEPS = 1000, /* versions of a file that are looked back through */
	MOVES = 20,   /* from one file to another */
	FILES = 300,  /* of a commit that are looked at for where a symbol came from */
};

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
static const char sql_said[] =
	"SELECT v.tokens, v.meaning, v.refs, y.usr, y.name, y.kind FROM symver v "
	"JOIN symbol y ON y.id = v.symbol_id WHERE v.blob_id = ?1 AND (y.usr = ?2 OR y.name = "
	"(SELECT name FROM symbol WHERE usr = ?2)) "
	"ORDER BY y.usr = ?2 DESC, v.is_definition DESC LIMIT 1";
static const char sql_unread[] = "SELECT count(*) FROM blob WHERE id = ? AND extracted & 8 = 0";
/* Of the older of two contents: what says the same and has another name, which the newer one has
 * not any more. */
static const char sql_renamed[] =
	"SELECT y.usr FROM symver v JOIN symbol y ON y.id = v.symbol_id "
	"WHERE v.blob_id = ?1 AND v.meaning = ?3 AND v.refs = ?4 AND y.kind = ?5 AND "
	"v.is_definition AND NOT EXISTS (SELECT 1 FROM symver w JOIN symbol z ON z.id = "
	"w.symbol_id WHERE w.blob_id = ?2 AND z.name = y.name) LIMIT 2";
static const char sql_width[] =
	"SELECT count(*) FROM (SELECT 1 FROM change WHERE commit_id = ?1 LIMIT 301)";
/* Another file of the commit that had a symbol of the name, and has it not any more. */
static const char sql_moved[] =
	"SELECT h.path_id, o.commit_id, o.blob_id FROM change h JOIN change o ON o.path_id = "
	"h.path_id AND o.commit_id = (SELECT max(l.commit_id) FROM change l JOIN temp.past t ON "
	"t.id = l.commit_id WHERE l.path_id = h.path_id AND l.commit_id < ?1) "
	"WHERE h.commit_id = ?1 AND h.path_id <> ?2 AND EXISTS (SELECT 1 FROM symver v JOIN symbol "
	"y ON y.id = v.symbol_id WHERE v.blob_id = o.blob_id AND y.name = ?3 AND y.kind = ?4 AND "
	"v.is_definition) AND NOT EXISTS (SELECT 1 FROM symver v JOIN symbol y ON y.id = "
	"v.symbol_id WHERE v.blob_id = h.blob_id AND y.name = ?3 AND y.kind = ?4 AND "
	"v.is_definition) ORDER BY h.path_id LIMIT 2";
static const char sql_oid[] = "SELECT oid FROM commit_ WHERE id = ?";

/* A version of a file on the way back. */
struct version {
	int64_t commit;
	int64_t blob; /* 0: deleted */
};

/* The way back of one symbol, or of one file. */
struct way {
	struct tg_arena *arena;
	struct tg_store *store;
	int64_t path;
	const char *usr; /* as it was called where the way has come to; NULL: the file */
	bool unread;     /* it ended at a version whose symbols are not known */
};

/* What a symbol says in one content. */
struct said {
	struct tg_hash tokens, meaning;
	const char *refs, *usr, *name, *kind;
};

static bool latest(const struct way *way, int64_t path, int64_t before, struct version *ret)
{
	struct tg_rows rows;
	bool found = false;

	tg_sql_query(way->store, sql_latest, TG_ARGS(TG_INT(path), TG_INT(before)), &rows, NULL);
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

/* False when the content was not read or has no such symbol; the first is noted. */
static bool said_in(struct way *way, int64_t blob, struct said *ret)
{
	struct tg_rows rows;
	bool found = false;

	tg_sql_query(way->store, sql_said, TG_ARGS(TG_INT(blob), TG_TEXT(way->usr)), &rows, NULL);
	if (tg_sql_next(&rows)) {
		*ret = (struct said){.tokens = tg_col_hash(&rows, 0),
				     .meaning = tg_col_hash(&rows, 1),
				     .refs = tg_col_text(way->arena, &rows, 2),
				     .usr = tg_col_text(way->arena, &rows, 3),
				     .name = tg_col_text(way->arena, &rows, 4),
				     .kind = tg_col_text(way->arena, &rows, 5)};
		found = true;
	}
	if (!tg_sql_done(&rows))
		return false;
	if (!found && one(way->store, sql_unread, TG_ARGS(TG_INT(blob))))
		way->unread = true;
	return found;
}

/* Comments, layout and names of locals are not what is said; names of others are. */
static bool says_same(const struct said *a, const struct said *b)
{
	if (tg_hash_is_zero(a->meaning) || tg_hash_is_zero(b->meaning))
		return tg_hash_eq(a->tokens, b->tokens);
	return tg_hash_eq(a->meaning, b->meaning) && strcmp(a->refs, b->refs) == 0;
}

/* The version before `at`, through a rename if there was one; false at the beginning. */
static bool previous(const struct way *way, int64_t *path, const struct version *at,
		     struct version *ret)
{
	int64_t from = one(way->store, sql_rename, TG_ARGS(TG_INT(at->commit), TG_INT(*path)));

	if (from)
		*path = from;
	return latest(way, *path, at->commit, ret) && ret->blob;
}

/* True when a commit merges: it may bring what its second side had long before. */
static bool is_merge(struct tg_store *store, int64_t commit)
{
	return one(store, sql_parents, TG_ARGS(TG_INT(commit))) > 1;
}

int64_t tg_store_path_id(struct tg_store *store, const char *path)
{
	return one(store, sql_path, TG_ARGS(TG_TEXT(path)));
}

/* Another name in the older content for what says the same; one, or nobody knows which. */
static bool renamed(struct way *way, const struct said *is, const struct version *now,
		    const struct version *then)
{
	const char *usr = NULL;
	struct tg_rows rows;
	unsigned count = 0;

	if (tg_hash_is_zero(is->meaning))
		return false;
	tg_sql_query(way->store, sql_renamed,
		     TG_ARGS(TG_INT(then->blob), TG_INT(now->blob), TG_HASH(is->meaning),
			     TG_TEXT(is->refs), TG_TEXT(is->kind)),
		     &rows, NULL);
	for (; tg_sql_next(&rows); count++)
		usr = tg_col_text(way->arena, &rows, 0);
	if (!tg_sql_done(&rows) || count != 1)
		return false;
	way->usr = usr;
	return true;
}

static bool same(struct way *way, const struct version *now, const struct version *then)
{
	struct said is, was;

	if (now->blob == then->blob)
		return true;
	if (!way->usr || !said_in(way, now->blob, &is))
		return false;
	if (said_in(way, then->blob, &was))
		return says_same(&is, &was);
	return renamed(way, &is, now, then);
}

/* The nearest older version that is the same; only behind a merge, others may stand between. */
static bool older_same(struct way *way, struct version *at)
{
	bool merge = is_merge(way->store, at->commit);
	struct version before = *at, found;
	int64_t path = way->path;
	unsigned step;

	for (step = 0; step < STEPS && previous(way, &path, &before, &found); step++) {
		if (same(way, at, &found)) {
			*at = found;
			way->path = path;
			return true;
		}
		if (!merge)
			break;
		before = found;
	}
	return false;
}

/* Many files of one commit are asked about: what is known of the last is kept. */
static bool may_move(struct tg_store *store, int64_t commit)
{
	if (store->moves_of != commit) {
		store->moves_of = commit;
		store->moves = one(store, sql_parents, TG_ARGS(TG_INT(commit))) == 1 &&
			       one(store, sql_width, TG_ARGS(TG_INT(commit))) <= FILES;
	}
	return store->moves;
}

/* Goes on in the file from which the commit took the symbol, if it said the same there. */
static bool moved(struct way *way, struct version *at)
{
	struct version from = {0};
	struct said is, was;
	struct tg_rows rows;
	unsigned count = 0;
	int64_t path = 0;

	if (!way->usr || !may_move(way->store, at->commit) || !said_in(way, at->blob, &is))
		return false;
	tg_sql_query(
		way->store, sql_moved,
		TG_ARGS(TG_INT(at->commit), TG_INT(way->path), TG_TEXT(is.name), TG_TEXT(is.kind)),
		&rows, NULL);
	for (; tg_sql_next(&rows); count++) {
		path = tg_col_int(&rows, 0);
		from = (struct version){tg_col_int(&rows, 1), tg_col_int(&rows, 2)};
	}
	if (!tg_sql_done(&rows) || count != 1 || !said_in(way, from.blob, &was) ||
	    !says_same(&is, &was))
		return false;
	way->usr = was.usr;
	way->path = path;
	*at = from;
	return true;
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

/* Back to the oldest version of one file, through renames of it, that is the same. */
static void walk_file(struct way *way, struct version *at)
{
	int64_t first;
	unsigned step;

	for (step = 0; step < STEPS; step++) {
		/* A merge repeats what one of its sides did: the side's commit is the origin. */
		first = one(way->store, sql_oldest_same,
			    TG_ARGS(TG_INT(way->path), TG_INT(at->blob), TG_INT(at->commit)));
		if (first)
			at->commit = first;
		if (!older_same(way, at))
			return;
	}
}

/* The commit that made a file, or a symbol in it, what it is; 0: none did. */
static int64_t origin_of(struct way *way, const char *path)
{
	struct version at = {0};
	unsigned move;

	way->path = tg_store_path_id(way->store, path);
	if (!way->path || !latest(way, way->path, INT64_MAX, &at) || !at.blob)
		return 0;
	for (move = 0; move < MOVES; move++) {
		walk_file(way, &at);
		if (!moved(way, &at))
			break;
	}
	return at.commit;
}

static bool get(struct way *way, int64_t commit, bool *ret_unread, struct tg_stored_commit *ret)
{
	struct tg_rows rows;
	struct tg_oid oid;
	bool found = false;

	if (ret_unread)
		*ret_unread = way->unread;
	if (!commit)
		return false;
	tg_sql_query(way->store, sql_oid, TG_ARGS(TG_INT(commit)), &rows, NULL);
	if (tg_sql_next(&rows)) {
		oid = tg_col_oid(&rows, 0);
		found = true;
	}
	return tg_sql_done(&rows) && found &&
	       tg_store_commit_get(way->arena, way->store, &oid, ret, NULL);
}

bool tg_store_origin(struct tg_arena *arena, struct tg_store *store, const char *path,
		     const char *usr, struct tg_stored_commit *ret, bool *ret_unread)
{
	struct way way = {.arena = arena, .store = store, .usr = usr};
	int64_t commit = only_commit(store, path);

	/* Whoever made the only version of a file may have taken a symbol of it from another. */
	if (!commit || (usr && may_move(store, commit)))
		commit = origin_of(&way, path);
	return get(&way, commit, ret_unread, ret);
}

bool tg_store_gone(struct tg_arena *arena, struct tg_store *store, const char *path,
		   const char *usr, struct tg_stored_commit *ret, bool *ret_unread)
{
	struct way way = {.arena = arena, .store = store, .usr = usr};
	struct version at = {0}, older;
	int64_t commit = 0;
	struct said said;
	unsigned step;

	way.path = tg_store_path_id(store, path);
	if (way.path && latest(&way, way.path, INT64_MAX, &at))
		commit = at.commit;
	for (step = 0; commit && step < STEPS; step++) {
		if (at.blob && (said_in(&way, at.blob, &said) || way.unread))
			break;
		commit = at.commit;
		if (!latest(&way, way.path, at.commit, &older))
			break;
		at = older;
	}
	return get(&way, commit, ret_unread, ret);
}
