/* SPDX-License-Identifier: Apache-2.0 */
/*
 * commit.c - commits, their changes and renames, persons, references.
 */
#include "store/internal.h"

static const char sql_has[] = "SELECT 1 FROM commit_ WHERE oid = ?";
static const char sql_last[] = "SELECT max(id) FROM commit_";
static const char sql_put[] =
	"INSERT INTO commit_ (id, oid, tree, author_id, author_time, committer_id, commit_time, "
	"parents, is_signed, subject, seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
static const char sql_change[] =
	"INSERT OR IGNORE INTO change (commit_id, path_id, blob_id, kind) VALUES (?, ?, ?, ?)";
static const char sql_rename[] =
	"INSERT OR REPLACE INTO rename (commit_id, to_id, from_id, score) VALUES (?, ?, ?, ?)";
static const char sql_parent[] = "INSERT OR IGNORE INTO parent (commit_id, n, parent_id) "
				 "SELECT ?1, ?2, id FROM commit_ WHERE oid = ?3";
static const char sql_person[] =
	"INSERT OR IGNORE INTO person (raw_name, raw_email, name, email) VALUES (?1, ?2, ?1, ?2)";
static const char sql_person_get[] = "SELECT id FROM person WHERE raw_name = ? AND raw_email = ?";
static const char sql_persons[] = "SELECT id, raw_name, raw_email, name, email FROM person";
static const char sql_person_map[] = "UPDATE person SET name = ?2, email = ?3 WHERE id = ?1";
static const char sql_ref[] =
	"INSERT OR REPLACE INTO ref_ (name, kind, commit_oid, tag_oid, tagger_id, tag_time, "
	"message, signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
static const char sql_refs_clear[] = "DELETE FROM ref_";
static const char sql_trailer[] =
	"INSERT OR IGNORE INTO trailer (commit_id, n, key, value) VALUES (?, ?, ?, ?)";
static const char *const sql_clear[] = {
	"DELETE FROM change", "DELETE FROM rename",  "DELETE FROM parent",
	"DELETE FROM ref_",   "DELETE FROM trailer", "DELETE FROM commit_",
};

bool tg_store_has_commit(struct tg_store *store, const struct tg_oid *oid)
{
	int64_t found;

	return tg_sql_number(store, sql_has, TG_ARGS(TG_OID(oid)), 0, &found, NULL) && found;
}

bool tg_store_last_position(struct tg_store *store, int64_t *ret, struct tg_err *err)
{
	return tg_sql_number(store, sql_last, TG_NO_ARGS, 0, ret, err);
}

bool tg_person_id(struct tg_store *store, const struct tg_person *person, int64_t *ret,
		  struct tg_err *err)
{
	const struct tg_arg *args = TG_ARGS(TG_STR(person->name), TG_STR(person->email));
	struct tg_buf key = {0};
	void **place;
	bool ok = true;

	tg_buf_str(&key, person->name);
	tg_buf_putc(&key, '\0');
	tg_buf_str(&key, person->email);
	place = tg_map_put(&store->persons, tg_buf_view(&key));
	tg_buf_done(&key);
	*ret = (int64_t)(intptr_t)*place;
	if (*ret)
		return true;
	ok = tg_sql_insert(store, sql_person, args, ret, err) &&
	     (*ret || tg_sql_number(store, sql_person_get, args, 0, ret, err));
	*place = (void *)(intptr_t)*ret;
	return ok;
}

static bool put_change(struct tg_store *store, int64_t position, const struct tg_change *change,
		       const struct tg_store_reader *reader, struct tg_err *err)
{
	bool gone = tg_oid_is_zero(&change->after);
	bool file = !gone && change->kind == TG_ENTRY_FILE;
	unsigned wanted = file ? reader->wants(reader->user, change) : 0, lacking = 0;
	int64_t path, blob = 0;

	if (!tg_path_id(store, change->path, &path, err))
		return false;
	if (!gone && !tg_store_blob(store, &change->after, wanted, &blob, &lacking, err))
		return false;
	if (!tg_sql_run(store, sql_change,
			TG_ARGS(TG_INT(position), TG_INT(path), TG_ID(blob), TG_INT(change->kind)),
			err))
		return false;
	return !lacking || reader->on_blob(reader->user, change, blob, lacking, err);
}

static bool put_rename(struct tg_store *store, int64_t position, const struct tg_rename *rename,
		       struct tg_err *err)
{
	int64_t from, to;

	return tg_path_id(store, rename->from, &from, err) &&
	       tg_path_id(store, rename->to, &to, err) &&
	       tg_sql_run(
		       store, sql_rename,
		       TG_ARGS(TG_INT(position), TG_INT(to), TG_INT(from), TG_INT(rename->score)),
		       err);
}

bool tg_store_commit_put(struct tg_store *store, int64_t position, const struct tg_commit *commit,
			 const struct tg_change *changes, size_t change_count,
			 const struct tg_rename *renames, size_t rename_count,
			 const struct tg_store_reader *reader, struct tg_err *err)
{
	int64_t author, committer;
	bool ok;
	size_t i;

	if (!tg_person_id(store, &commit->author, &author, err) ||
	    !tg_person_id(store, &commit->committer, &committer, err))
		return false;
	ok = tg_sql_run(store, sql_put,
			TG_ARGS(TG_INT(position), TG_OID(&commit->oid), TG_OID(&commit->tree),
				TG_INT(author), TG_INT(commit->author.seconds), TG_INT(committer),
				TG_INT(commit->committer.seconds), TG_INT(commit->parent_count),
				TG_INT(commit->is_signed), TG_STR(commit->subject),
				TG_INT(store->seq)),
			err);
	for (i = 0; ok && i < change_count; i++)
		ok = put_change(store, position, &changes[i], reader, err);
	for (i = 0; ok && i < rename_count; i++)
		ok = put_rename(store, position, &renames[i], err);
	for (i = 0; ok && i < commit->trailer_count; i++)
		ok = tg_sql_run(store, sql_trailer,
				TG_ARGS(TG_INT(position), TG_INT(i),
					TG_STR(commit->trailers[i].key),
					TG_STR(commit->trailers[i].value)),
				err);
	for (i = 0; ok && i < commit->parent_count; i++)
		*TG_VEC_ADD(&store->parents) =
			(struct tg_parent_row){position, (int64_t)i, commit->parents[i]};
	return ok;
}

bool tg_store_history_end(struct tg_store *store, struct tg_err *err)
{
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < store->parents.count; i++) {
		const struct tg_parent_row *row = &store->parents.at[i];

		ok = tg_sql_run(store, sql_parent,
				TG_ARGS(TG_INT(row->commit), TG_INT(row->n), TG_OID(&row->oid)),
				err);
	}
	store->parents.count = 0;
	return ok;
}

bool tg_store_history_clear(struct tg_store *store, struct tg_err *err)
{
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < sizeof(sql_clear) / sizeof(*sql_clear); i++)
		ok = tg_sql_run(store, sql_clear[i], TG_NO_ARGS, err);
	return ok;
}

bool tg_store_refs_put(struct tg_store *store, const struct tg_ref *refs, size_t count,
		       struct tg_err *err)
{
	bool ok = tg_sql_run(store, sql_refs_clear, TG_NO_ARGS, err);
	size_t i;

	for (i = 0; ok && i < count; i++) {
		bool annotated = !tg_oid_is_zero(&refs[i].tag);
		int64_t tagger = 0;

		if (annotated)
			ok = tg_person_id(store, &refs[i].tagger, &tagger, err);
		ok = ok && tg_sql_run(store, sql_ref,
				      TG_ARGS(TG_TEXT(refs[i].name),
					      TG_TEXT(tg_ref_kind_name(refs[i].kind)),
					      TG_OID(&refs[i].commit), TG_OID_OR_NULL(&refs[i].tag),
					      TG_ID(tagger), TG_ID(refs[i].tagger.seconds),
					      TG_STR(refs[i].message),
					      TG_TEXT(refs[i].signature ? refs[i].signature : "")),
				      err);
	}
	return ok;
}

/* A person whose shown name differs from what the mailmap says now. */
struct mapped {
	int64_t id;
	const char *name, *email;
};

bool tg_store_persons_map(struct tg_store *store, tg_store_person_fn *map, void *user,
			  struct tg_err *err)
{
	TG_VEC(struct mapped) changed = {0};
	struct tg_arena arena = {0};
	struct tg_rows rows;
	bool ok;
	size_t i;

	tg_sql_query(store, sql_persons, TG_NO_ARGS, &rows, err);
	while (tg_sql_next(&rows)) {
		const char *name, *email;

		map(user, tg_col_str(&rows, 1), tg_col_str(&rows, 2), &name, &email);
		if (!tg_str_is(tg_col_str(&rows, 3), name) ||
		    !tg_str_is(tg_col_str(&rows, 4), email))
			*TG_VEC_ADD(&changed) =
				(struct mapped){tg_col_int(&rows, 0), tg_arena_strdup(&arena, name),
						tg_arena_strdup(&arena, email)};
	}
	ok = tg_sql_done(&rows);
	for (i = 0; ok && i < changed.count; i++)
		ok = tg_sql_run(store, sql_person_map,
				TG_ARGS(TG_INT(changed.at[i].id), TG_TEXT(changed.at[i].name),
					TG_TEXT(changed.at[i].email)),
				err);
	TG_VEC_DONE(&changed);
	tg_arena_done(&arena);
	return ok;
}
