/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/index/outline.h"

#include "engine/engine.h"
#include "knowledge/config.h"
#include "trace/analysis/worktree.h"
#include "trace/index/database.h"

enum {
	BLOB_LIMIT = 8 << 20,   /* bytes; larger files are gaps */
	BATCH_BYTES = 16 << 20, /* of code that is given to children at once */
	PAST_MAX = 200,         /* contents of one path that are read to find a commit */
};

struct batch {
	struct tg_outlining *outlining;
	struct tg_arena arena;
	TG_VEC(const struct tg_stored_file *) files;
	TG_VEC(struct tg_str) contents;
	TG_VEC(const char *) names;
	size_t bytes;
	struct tg_err *err;
	bool failed;
};

static bool put_gap(struct tg_outlining *outlining, const struct tg_stored_file *file,
		    const char *kind, const char *detail, struct tg_err *err)
{
	outlining->gaps++;
	return tg_store_gap_put(outlining->store,
				&(struct tg_gap){.kind = kind,
						 .blob_id = file->blob_id,
						 .path = file->path,
						 .detail = detail},
				err);
}

static bool put(struct batch *batch, const struct tg_stored_file *file,
		const struct tg_outline *outline, struct tg_err *err)
{
	struct tg_store *store = batch->outlining->store;
	int64_t symver;
	size_t i;

	if (outline->status != TG_UNIT_COMPLETE && outline->status != TG_UNIT_DEGRADED &&
	    !put_gap(batch->outlining, file, "symbols",
		     tg_arena_printf(&batch->arena, "its symbols: %s%s%s",
				     tg_unit_status_name(outline->status),
				     outline->detail[0] ? ", " : "", outline->detail),
		     err))
		return false;
	for (i = 0; i < outline->symbol_count; i++)
		if (!tg_store_symbol_put(store, file->blob_id, &outline->symbols[i], &symver, err))
			return false;
	batch->outlining->symbols += outline->symbol_count;
	return tg_store_extracted(store, file->blob_id, TG_FACT_OUTLINE, err);
}

static void on_outline(void *user, size_t index, const struct tg_outline *outline)
{
	struct batch *batch = user;

	if (!batch->failed)
		batch->failed = !put(batch, batch->files.at[index], outline, batch->err);
}

static bool flush(struct batch *batch, struct tg_err *err)
{
	struct tg_engine_options options = {.root = batch->outlining->root,
					    .jobs = batch->outlining->jobs};
	bool ok = true;

	if (batch->files.count) {
		batch->err = err;
		ok = tg_engine_outline(&options, batch->contents.at, batch->names.at,
				       batch->files.count, on_outline, batch, err) &&
		     !batch->failed;
	}
	tg_arena_done(&batch->arena);
	memset(&batch->arena, 0, sizeof(batch->arena));
	batch->files.count = batch->contents.count = batch->names.count = 0;
	batch->bytes = 0;
	return ok;
}

static bool add(struct batch *batch, const struct tg_stored_file *file, struct tg_err *err)
{
	struct tg_outlining *outlining = batch->outlining;
	struct tg_str content;
	size_t size = 0;

	switch (tg_history_peek(outlining->history, &file->blob, BLOB_LIMIT, &content, &size)) {
	case TG_BLOB_READ:
		break;
	case TG_BLOB_TOO_LARGE:
		return put_gap(outlining, file, "large",
			       tg_arena_printf(&batch->arena, "it has %zu bytes, more than %d",
					       size, BLOB_LIMIT),
			       err) &&
		       tg_store_extracted(outlining->store, file->blob_id, TG_FACT_OUTLINE, err);
	case TG_BLOB_MISSING:
		return true; /* it may be there the next time; until then its meaning is unknown */
	}
	*TG_VEC_ADD(&batch->files) = file;
	*TG_VEC_ADD(&batch->names) = file->path;
	*TG_VEC_ADD(&batch->contents) =
		tg_str_n(tg_arena_strndup(&batch->arena, content.ptr, content.len), content.len);
	batch->bytes += content.len;
	return batch->bytes < BATCH_BYTES || flush(batch, err);
}

static void batch_done(struct batch *batch)
{
	TG_VEC_DONE(&batch->files);
	TG_VEC_DONE(&batch->contents);
	TG_VEC_DONE(&batch->names);
	tg_arena_done(&batch->arena);
}

bool tg_outline_commit(struct tg_outlining *outlining, const struct tg_oid *commit,
		       struct tg_err *err)
{
	struct batch batch = {.outlining = outlining};
	struct tg_arena arena = {0};
	struct tg_map seen = {0}; /* one content at two paths */
	struct tg_stored_file *files;
	size_t count, i;
	bool ok = tg_store_asof(outlining->store, commit, err) &&
		  tg_store_unread(&arena, outlining->store, TG_FACT_OUTLINE, &files, &count, err);

	for (i = 0; ok && i < count; i++)
		if (tg_is_code(files[i].path) &&
		    tg_map_add(&seen, tg_str_n((const char *)files[i].blob.byte, TG_OID_SIZE)))
			ok = add(&batch, &files[i], err);
	ok = ok && flush(&batch, err);
	batch_done(&batch);
	tg_map_done(&seen);
	tg_arena_done(&arena);
	return ok;
}

bool tg_outline_is_complete(struct tg_store *store, const struct tg_oid *commit, bool *ret,
			    struct tg_err *err)
{
	struct tg_arena arena = {0};
	struct tg_stored_file *files = NULL;
	size_t count = 0, i;
	bool ok = tg_store_asof(store, commit, err) &&
		  tg_store_unread(&arena, store, TG_FACT_OUTLINE, &files, &count, err);

	*ret = true;
	for (i = 0; ok && i < count && *ret; i++)
		*ret = !tg_is_code(files[i].path);
	tg_arena_done(&arena);
	return ok;
}

/* Contents of a path, in a list. */
struct past_files {
	const char *path;
	size_t count; /* of this path */
	TG_VEC(struct tg_stored_file) at;
};

static bool on_past(void *user, int64_t blob_id, const struct tg_oid *oid, struct tg_err *err)
{
	struct past_files *files = user;

	(void)err;
	if (files->count++ < PAST_MAX)
		*TG_VEC_ADD(&files->at) = (struct tg_stored_file){
			.path = files->path, .blob_id = blob_id, .blob = *oid};
	return true;
}

static bool list_past(struct tg_store *store, const char *const *paths, size_t count,
		      struct past_files *ret, struct tg_err *err)
{
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < count; i++) {
		int64_t path = tg_store_path_id(store, paths[i]);

		ret->path = paths[i];
		ret->count = 0;
		ok = !path || !tg_is_code(paths[i]) ||
		     tg_store_each_unread(store, path, TG_FACT_OUTLINE, on_past, ret, err);
	}
	return ok;
}

bool tg_outline_paths(const struct tg_outlining *where, const char *database, const char *tool,
		      const char *const *paths, size_t count, bool *ret_read, struct tg_err *err)
{
	struct past_files files = {0};
	struct tg_outlining outlining = *where;
	struct batch batch = {.outlining = &outlining};
	bool ok = list_past(where->store, paths, count, &files, err);
	size_t i;

	*ret_read = ok && files.at.count > 0;
	outlining.store = NULL;
	if (*ret_read) {
		outlining.store = tg_database_open(where->history, where->root, database,
						   TG_STORE_WRITE, err);
		ok = outlining.store && tg_store_begin(outlining.store, "outline", tool, err);
		for (i = 0; ok && i < files.at.count; i++)
			ok = add(&batch, &files.at.at[i], err);
		ok = ok && flush(&batch, err) && tg_store_commit(outlining.store, err);
		tg_store_close(outlining.store);
	}
	batch_done(&batch);
	TG_VEC_DONE(&files.at);
	return ok;
}

static bool compares_origins(struct tg_arena *arena, struct tg_store *store)
{
	struct tg_policy policy;
	struct tg_str text = {0};

	tg_policy_default(&policy);
	return tg_store_config(arena, store, TG_POLICY_FILE, &text, NULL) &&
	       tg_policy_parse(arena, text, TG_POLICY_FILE, &policy, NULL) &&
	       policy.reviews == TG_REVIEW_CHANGES;
}

static bool outline_origins(struct tg_outlining *outlining, const struct tg_oid *commit,
			    struct tg_err *err)
{
	struct tg_arena arena = {0};
	struct tg_linked *linked = NULL;
	size_t count = 0, i;
	bool ok = true;

	if (compares_origins(&arena, outlining->store))
		ok = tg_store_linked(&arena, outlining->store, &linked, &count, err);
	for (i = 0; ok && i < count; i++)
		ok = tg_outline_commit(outlining, &linked[i].commit, err);
	ok = ok && (!count || tg_store_asof(outlining->store, commit, err));
	tg_arena_done(&arena);
	return ok;
}

bool tg_outline_ensure(struct tg_history *history, const char *root, const char *database,
		       const struct tg_oid *commit, unsigned jobs, const char *tool,
		       struct tg_err *err)
{
	TG_AUTO(tg_store_close_)
	struct tg_store *store = tg_database_open(history, root, database, TG_STORE_WRITE, err);
	struct tg_outlining outlining = {
		.store = store, .history = history, .root = root, .jobs = jobs};

	return store && tg_store_begin(store, "outline", tool, err) &&
	       tg_outline_commit(&outlining, commit, err) &&
	       outline_origins(&outlining, commit, err) && tg_store_commit(store, err);
}

bool tg_outline_known(struct tg_outlining *outlining, struct tg_err *err)
{
	struct tg_arena arena = {0};
	struct tg_stored_run *runs = NULL;
	struct tg_oid head;
	size_t count = 0, i;
	bool ok = true;

	if (tg_history_resolve(outlining->history, "HEAD", &head, NULL) &&
	    tg_store_has_commit(outlining->store, &head))
		ok = tg_outline_commit(outlining, &head, err) &&
		     outline_origins(outlining, &head, err) &&
		     tg_store_runs(&arena, outlining->store, &runs, &count, err);
	for (i = 0; ok && i < count; i++)
		if (runs[i].known_commit)
			ok = tg_outline_commit(outlining, &runs[i].run.commit, err);
	tg_arena_done(&arena);
	return ok;
}
