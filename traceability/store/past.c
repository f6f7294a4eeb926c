/* SPDX-License-Identifier: Apache-2.0 */
/*
 * past.c - the commits before the one asked for; see past.h.
 */
#include "store/past.h"

#include "store/internal.h"

static const char sql_commits[] =
	"SELECT c.id, c.oid, c.subject, a.name, a.email, c.author_time, c.is_signed, m.name, "
	"m.email, c.commit_time, c.parents FROM temp.past t JOIN commit_ c ON c.id = t.id "
	"JOIN person a ON a.id = c.author_id JOIN person m ON m.id = c.committer_id ORDER BY c.id";
static const char sql_parents[] =
	"SELECT p.commit_id, p.parent_id FROM temp.past t JOIN parent p ON p.commit_id = t.id "
	"ORDER BY p.commit_id, p.n";
static const char sql_trailers[] =
	"SELECT r.commit_id, r.key, r.value FROM temp.past t JOIN trailer r ON r.commit_id = t.id "
	"ORDER BY r.commit_id, r.n";
static const char sql_tags[] =
	"SELECT substr(r.name, 11), c.id, r.tag_oid IS NOT NULL, coalesce(p.name, ''), "
	"coalesce(p.email, ''), coalesce(r.tag_time, c.commit_time), r.signature, "
	"r.tag_oid "
	"FROM temp.past t JOIN commit_ c ON c.id = t.id JOIN ref_ r ON r.commit_oid = c.oid "
	"LEFT JOIN person p ON p.id = r.tagger_id WHERE r.kind = 'tag' ORDER BY c.id, r.name";
/* A merge repeats what its sides did; what it made of both itself is its own: symbols that no
 * commit before it had so. */
static const char sql_claims[] =
	"SELECT DISTINCT 0, h.commit_id, p.path FROM temp.past t JOIN commit_ m ON m.id = t.id "
	"AND m.parents < 2 JOIN change h ON h.commit_id = t.id JOIN claim c ON c.blob_id = "
	"h.blob_id "
	"AND c.verb NOT IN ('verifies', 'justifies') JOIN path p ON p.id = h.path_id "
	"UNION SELECT 0, h.commit_id, p.path FROM temp.past t JOIN commit_ m ON m.id = t.id "
	"AND m.parents > 1 JOIN change h ON h.commit_id = t.id JOIN claim c ON c.blob_id = "
	"h.blob_id "
	"AND c.verb NOT IN ('verifies', 'justifies') JOIN symver v ON v.id = c.symver_id "
	"JOIN path p ON p.id = h.path_id WHERE NOT EXISTS (SELECT 1 FROM symver w "
	" JOIN change o ON o.path_id = h.path_id AND o.blob_id = w.blob_id "
	" AND o.commit_id < h.commit_id WHERE w.symbol_id = v.symbol_id AND w.tokens = v.tokens) "
	"ORDER BY 2, 3";
static const char sql_items[] =
	"SELECT DISTINCT CASE i.kind WHEN 'requirement' THEN 2 ELSE 1 END, h.commit_id, p.path "
	"FROM temp.past t JOIN commit_ m ON m.id = t.id AND m.parents < 2 "
	"JOIN change h ON h.commit_id = t.id JOIN item i ON i.blob_id = h.blob_id "
	"AND i.kind IN ('threat', 'mitigation', 'requirement') JOIN path p ON p.id = h.path_id "
	"ORDER BY h.commit_id, p.path";
/* What a file was before something in it was claimed is not known: it is fresh then. */
static const char sql_versions[] =
	"SELECT p.path, h.commit_id, r.commit_id IS NOT NULL OR NOT EXISTS (SELECT 1 FROM claim d "
	" WHERE d.blob_id = b.blob_id) AND b.blob_id IS NOT NULL, v.refs FROM temp.past t "
	"JOIN commit_ m ON m.id = t.id AND m.parents < 2 JOIN change h ON h.commit_id = t.id "
	"JOIN path p ON p.id = h.path_id JOIN symver v ON v.blob_id = h.blob_id "
	"LEFT JOIN rename r ON r.commit_id = h.commit_id AND r.to_id = h.path_id "
	"LEFT JOIN change b ON b.path_id = h.path_id AND b.commit_id = (SELECT max(o.commit_id) "
	" FROM change o JOIN temp.past u ON u.id = o.commit_id WHERE o.path_id = h.path_id "
	" AND o.commit_id < h.commit_id) "
	"WHERE EXISTS (SELECT 1 FROM claim c WHERE c.blob_id = h.blob_id) "
	"ORDER BY p.path, h.commit_id";
static const char sql_checked[] =
	"SELECT u.status = 'complete' FROM temp.snap s JOIN path p ON p.id = s.path_id "
	"JOIN unit u ON u.blob_id = s.blob_id AND u.path_id = s.path_id WHERE p.path = ? "
	"ORDER BY u.run_id DESC LIMIT 1";

static bool read_commits(struct tg_arena *arena, struct tg_store *store, struct tg_past *ret,
			 struct tg_err *err)
{
	TG_VEC(struct tg_past_commit) commits = {0};
	struct tg_rows rows;

	tg_sql_query(store, sql_commits, TG_NO_ARGS, &rows, err);
	while (tg_sql_next(&rows)) {
		struct tg_past_commit *commit = TG_VEC_ADD(&commits);

		commit->id = tg_col_int(&rows, 0);
		commit->shown.oid = tg_col_oid(&rows, 1);
		commit->shown.subject = tg_col_text(arena, &rows, 2);
		commit->shown.author = tg_col_text(arena, &rows, 3);
		commit->shown.email = tg_col_text(arena, &rows, 4);
		commit->shown.seconds = tg_col_int(&rows, 5);
		commit->shown.is_signed = tg_col_int(&rows, 6) != 0;
		commit->committer = tg_col_text(arena, &rows, 7);
		commit->committer_email = tg_col_text(arena, &rows, 8);
		commit->committed = tg_col_int(&rows, 9);
		commit->parent_total = (size_t)tg_col_int(&rows, 10);
	}
	ret->commits = TG_VEC_KEEP(arena, &commits);
	ret->commit_count = commits.count;
	TG_VEC_DONE(&commits);
	return tg_sql_done(&rows);
}

/*
 * Rows that belong to commits, in the order of these: the commit of a row is found by going on
 * from the last one.
 */
static struct tg_past_commit *commit_of(struct tg_past *past, size_t *at, int64_t id)
{
	struct tg_past_commit *commits = (struct tg_past_commit *)past->commits;

	while (*at < past->commit_count && commits[*at].id < id)
		++*at;
	return *at < past->commit_count && commits[*at].id == id ? &commits[*at] : NULL;
}

static bool read_parents(struct tg_arena *arena, struct tg_store *store, struct tg_past *past,
			 struct tg_err *err)
{
	TG_VEC(int64_t) parents = {0};
	struct tg_rows rows;
	const int64_t *kept;
	size_t at = 0, i, used = 0;

	tg_sql_query(store, sql_parents, TG_NO_ARGS, &rows, err);
	while (tg_sql_next(&rows)) {
		struct tg_past_commit *commit = commit_of(past, &at, tg_col_int(&rows, 0));

		if (commit) {
			*TG_VEC_ADD(&parents) = tg_col_int(&rows, 1);
			commit->parent_count++;
		}
	}
	kept = TG_VEC_KEEP(arena, &parents);
	for (i = 0; i < past->commit_count; i++) {
		struct tg_past_commit *commit = (struct tg_past_commit *)&past->commits[i];

		commit->parents = kept + used;
		used += commit->parent_count;
	}
	TG_VEC_DONE(&parents);
	return tg_sql_done(&rows);
}

static bool read_trailers(struct tg_arena *arena, struct tg_store *store, struct tg_past *past,
			  struct tg_err *err)
{
	TG_VEC(struct tg_trailer) trailers = {0};
	struct tg_rows rows;
	const struct tg_trailer *kept;
	size_t at = 0, i, used = 0;

	tg_sql_query(store, sql_trailers, TG_NO_ARGS, &rows, err);
	while (tg_sql_next(&rows)) {
		struct tg_past_commit *commit = commit_of(past, &at, tg_col_int(&rows, 0));

		if (commit) {
			*TG_VEC_ADD(&trailers) =
				(struct tg_trailer){tg_str(tg_col_text(arena, &rows, 1)),
						    tg_str(tg_col_text(arena, &rows, 2))};
			commit->trailer_count++;
		}
	}
	kept = TG_VEC_KEEP(arena, &trailers);
	for (i = 0; i < past->commit_count; i++) {
		struct tg_past_commit *commit = (struct tg_past_commit *)&past->commits[i];

		commit->trailers = kept + used;
		used += commit->trailer_count;
	}
	TG_VEC_DONE(&trailers);
	return tg_sql_done(&rows);
}

static bool read_tags(struct tg_arena *arena, struct tg_store *store, struct tg_past *ret,
		      struct tg_err *err)
{
	TG_VEC(struct tg_past_tag) tags = {0};
	struct tg_rows rows;

	tg_sql_query(store, sql_tags, TG_NO_ARGS, &rows, err);
	while (tg_sql_next(&rows)) {
		struct tg_past_tag *tag = TG_VEC_ADD(&tags);

		tag->name = tg_col_text(arena, &rows, 0);
		tag->commit = tg_col_int(&rows, 1);
		tag->annotated = tg_col_int(&rows, 2) != 0;
		tag->tagger = tg_col_text(arena, &rows, 3);
		tag->email = tg_col_text(arena, &rows, 4);
		tag->seconds = tg_col_int(&rows, 5);
		tag->signature = tg_col_text(arena, &rows, 6);
		if (tag->annotated)
			tag->object = tg_col_oid(&rows, 7);
	}
	ret->tags = TG_VEC_KEEP(arena, &tags);
	ret->tag_count = tags.count;
	TG_VEC_DONE(&tags);
	return tg_sql_done(&rows);
}

static bool read_touches(struct tg_arena *arena, struct tg_store *store, struct tg_past *ret,
			 struct tg_err *err)
{
	static const char *const texts[] = {sql_claims, sql_items};
	TG_VEC(struct tg_past_touch) touches = {0};
	struct tg_rows rows;
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < sizeof(texts) / sizeof(*texts); i++) {
		tg_sql_query(store, texts[i], TG_NO_ARGS, &rows, err);
		while (tg_sql_next(&rows))
			*TG_VEC_ADD(&touches) = (struct tg_past_touch){
				(enum tg_touch_kind)tg_col_int(&rows, 0), tg_col_int(&rows, 1),
				tg_col_text(arena, &rows, 2)};
		ok = tg_sql_done(&rows);
	}
	ret->touches = TG_VEC_KEEP(arena, &touches);
	ret->touch_count = touches.count;
	TG_VEC_DONE(&touches);
	return ok;
}

bool tg_store_past(struct tg_arena *arena, struct tg_store *store, struct tg_past *ret,
		   struct tg_err *err)
{
	*ret = (struct tg_past){0};
	return read_commits(arena, store, ret, err) && read_parents(arena, store, ret, err) &&
	       read_trailers(arena, store, ret, err) && read_tags(arena, store, ret, err) &&
	       read_touches(arena, store, ret, err);
}

bool tg_store_versions(struct tg_arena *arena, struct tg_store *store,
		       void (*on_version)(void *user, const char *path, int64_t commit, bool fresh,
					  struct tg_str refs),
		       void *user, struct tg_err *err)
{
	const char *path = "";
	struct tg_rows rows;

	tg_sql_query(store, sql_versions, TG_NO_ARGS, &rows, err);
	while (tg_sql_next(&rows)) {
		if (!tg_str_is(tg_col_str(&rows, 0), path))
			path = tg_col_text(arena, &rows, 0);
		on_version(user, path, tg_col_int(&rows, 1), tg_col_int(&rows, 2) != 0,
			   tg_col_str(&rows, 3));
	}
	return tg_sql_done(&rows);
}

bool tg_store_was_checked(struct tg_store *store, const char *path)
{
	int64_t checked;

	return tg_sql_number(store, sql_checked, TG_ARGS(TG_TEXT(path)), 0, &checked, NULL) &&
	       checked;
}
