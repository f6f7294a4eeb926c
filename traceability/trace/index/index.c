/* SPDX-License-Identifier: Apache-2.0 */
/*
 * index.c - the walk: commits, references, and which blobs have to be read. The reading itself is
 * index_read.c's.
 */
#include "trace/index/index.h"

#include "claims/claims.h"
#include "items/items.h"
#include "trace/index/index_read.h"

#define META_READERS "readers"
#define META_BOUNDARY "history.boundary"
#define META_MISSING "history.missing"

static void progress(struct tg_index_run *run, const char *what, size_t done, size_t total)
{
	if (run->options->on_progress)
		run->options->on_progress(run->options->user, what, done, total);
}

static bool known(void *user, const struct tg_oid *commit)
{
	struct tg_index_run *run = user;

	return tg_store_has_commit(run->store, commit);
}

static unsigned wants(void *user, const struct tg_change *change)
{
	const char *path = tg_index_path(user, change->path);

	return (tg_index_is_setting(path) ? TG_FACT_CONFIG : 0u) |
	       (tg_claims_wants(path) ? TG_FACT_CLAIMS : 0u);
}

/* Whether an annotated file lives on under another name matters; pictures may come and go. */
static bool follows(void *user, struct tg_str path)
{
	return tg_claims_wants(tg_index_path(user, path));
}

static bool on_blob(void *user, const struct tg_change *change, int64_t blob_id, unsigned lacking,
		    struct tg_err *err)
{
	struct tg_index_run *run = user;
	struct tg_index_blob blob = {blob_id, change->after, tg_index_path(run, change->path)};

	(void)err;
	if (lacking & TG_FACT_CONFIG)
		*TG_VEC_ADD(&run->configs) = blob;
	if (lacking & TG_FACT_CLAIMS)
		tg_index_source(run, &blob);
	return true;
}

static bool on_commit(void *user, size_t position, const struct tg_commit *commit,
		      const struct tg_change *changes, size_t change_count,
		      const struct tg_rename *renames, size_t rename_count, struct tg_err *err)
{
	struct tg_index_run *run = user;
	const struct tg_store_reader reader = {wants, on_blob, run};

	run->ret->commits++;
	return tg_store_commit_put(run->store, run->first_position + (int64_t)position, commit,
				   changes, change_count, renames, rename_count, &reader, err);
}

static void on_gap(void *user, const struct tg_oid *commit, const char *detail)
{
	struct tg_index_run *run = user;

	tg_index_gap(run, &(struct tg_gap){.kind = "commit", .commit = commit, .detail = detail});
}

static void on_walk(void *user, size_t done, size_t total)
{
	progress(user, "commits", done, total);
}

static void map_person(void *user, struct tg_str name, struct tg_str email, const char **ret_name,
		       const char **ret_email)
{
	struct tg_index_run *run = user;

	tg_history_mailmap(run->history, &run->arena, name, email, ret_name, ret_email);
}

/*
 * Facts hold as long as the readers that found them, and the history as long as it begins where
 * it began: a deeper clone, another --since or objects that were missing start it anew.
 */
static bool check_state(struct tg_index_run *run, struct tg_err *err)
{
	struct tg_arena *arena = &run->arena;
	const char *readers = tg_arena_printf(arena, "claims %d items %d symbols 9 settings 3",
					      TG_CLAIMS_VERSION, TG_ITEMS_VERSION);
	const char *boundary =
		tg_arena_printf(arena, "commits 3 %s %s", tg_history_boundary(arena, run->history),
				run->since_text);
	bool other_readers = strcmp(tg_store_meta(arena, run->store, META_READERS), readers) != 0;
	bool other_history =
		strcmp(tg_store_meta(arena, run->store, META_BOUNDARY), boundary) != 0 ||
		tg_store_meta(arena, run->store, META_MISSING)[0];

	if (other_readers && !tg_store_facts_clear(run->store, err))
		return false;
	if ((other_readers || other_history) && (!tg_store_history_clear(run->store, err) ||
						 !tg_store_gaps_clear(run->store, "commit", err) ||
						 !tg_store_gaps_clear(run->store, "missing", err)))
		return false;
	return tg_store_meta_put(run->store, META_READERS, readers, err) &&
	       tg_store_meta_put(run->store, META_BOUNDARY, boundary, err) &&
	       tg_store_meta_put(run->store, TG_META_SINCE, run->since_text, err);
}

static bool walk(struct tg_index_run *run, const struct tg_ref *refs, size_t count,
		 struct tg_err *err)
{
	struct tg_oid *tips = tg_arena_alloc(&run->arena, (count + 1) * sizeof(*tips));
	struct tg_walk walk = {
		.tips = tips,
		.tip_count = count,
		.since = run->since_text[0] ? &run->since : NULL,
		.known = known,
		.on_commit = on_commit,
		.follows = follows,
		.on_gap = on_gap,
		.on_progress = on_walk,
		.user = run,
	};
	size_t i;

	for (i = 0; i < count; i++)
		tips[i] = refs[i].commit;
	if (!tg_store_last_position(run->store, &run->first_position, err))
		return false;
	run->first_position++;
	return tg_store_bulk_begin(run->store, TG_BULK_HISTORY, err) &&
	       tg_history_walk(run->history, &walk, err) && tg_store_bulk_end(run->store, err) &&
	       tg_store_history_end(run->store, err) &&
	       tg_store_refs_put(run->store, refs, count, err) &&
	       tg_store_persons_map(run->store, map_person, run, err);
}

/* Says what is missing of the history, in the database and to the caller. */
static bool close_history(struct tg_index_run *run, struct tg_err *err)
{
	const struct tg_completeness *complete = tg_history_completeness(run->history);
	const char *missing =
		complete->missing ? tg_arena_printf(&run->arena, "%zu", complete->missing) : "";

	run->ret->why = tg_history_why(run->result, complete);
	if (!run->ret->why[0] && run->since_text[0])
		run->ret->why = tg_arena_printf(run->result, "it begins at %.12s by --since",
						run->since_text);
	return tg_store_meta_put(run->store, TG_META_INCOMPLETE, run->ret->why, err) &&
	       tg_store_meta_put(run->store, META_MISSING, missing, err);
}

/* Where the history shall begin: as asked for now, or as it was asked for before. */
static bool set_since(struct tg_index_run *run, struct tg_err *err)
{
	char hex[TG_OID_HEX];

	run->since_text = "";
	if (run->options->keep_boundary) {
		run->since_text = tg_store_meta(&run->arena, run->store, TG_META_SINCE);
		if (!tg_oid_parse(tg_str(run->since_text), &run->since))
			run->since_text = "";
	} else if (run->options->since) {
		if (!tg_history_resolve(run->history, run->options->since, &run->since, err))
			return false;
		run->since_text = tg_arena_strdup(&run->arena, tg_oid_hex(&run->since, hex));
	}
	return true;
}

static bool work(struct tg_index_run *run, struct tg_err *err)
{
	struct tg_ref *refs;
	size_t count;

	if (!tg_history_refs(&run->arena, run->history, &refs, &count, err))
		return false;
	if (!set_since(run, err))
		return false;
	if (!count && tg_history_completeness(run->history)->missing)
		return tg_fail(err, TG_ERR_INCOMPLETE, "no commit can be read: %s",
			       tg_history_why(&run->arena, tg_history_completeness(run->history)));
	if (!count)
		return tg_fail(err, TG_ERR_MISSING,
			       "the repository has no commits yet; make the first one");
	return tg_store_begin(run->store, "index", run->options->tool, err) &&
	       check_state(run, err) && walk(run, refs, count, err) && tg_index_read(run, err) &&
	       close_history(run, err) && tg_store_commit(run->store, err) &&
	       tg_store_count(run->store, &run->ret->total, err);
}

bool tg_index(struct tg_arena *arena, const struct tg_index_options *options,
	      struct tg_indexed *ret, struct tg_err *err)
{
	struct tg_index_run run = {.options = options, .result = arena, .ret = ret};
	bool ok;

	*ret = (struct tg_indexed){.why = ""};
	run.history = tg_history_open(options->root, err);
	if (run.history)
		run.store = tg_database_open(run.history, options->root, options->database,
					     TG_STORE_WRITE, err);
	ok = run.store && work(&run, err);
	tg_store_close(run.store);
	tg_history_close(run.history);
	tg_index_run_done(&run);
	return ok;
}
