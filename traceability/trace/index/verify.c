/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/index/verify.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "trace/index/outline.h"

struct rows {
	struct tg_arena arena;
	const struct tg_config *config; /* of the commit: files it does not name hold no items */
	TG_VEC(struct tg_str) at;
	/* Outside of the root: packs, which say the same again, and the past, which the id of the
	 * commit stands for. */
	TG_VEC(struct tg_str) beside;
};

/* Whether the row speaks of what a new database would hold. */
static bool counts(const struct rows *rows, const char *path, struct tg_str row)
{
	return !tg_str_starts(row, "item") || tg_words_match(&rows->config->requirements, path) ||
	       tg_words_match(&rows->config->threats, path);
}

static void on_row(void *user, const char *path, struct tg_str row)
{
	struct rows *rows = user;

	if (counts(rows, path, row))
		*TG_VEC_ADD(&rows->at) =
			tg_str_n(tg_arena_strndup(&rows->arena, row.ptr, row.len), row.len);
}

static void on_beside(void *user, const char *path, struct tg_str row)
{
	struct rows *rows = user;

	if (counts(rows, path, row))
		*TG_VEC_ADD(&rows->beside) =
			tg_str_n(tg_arena_strndup(&rows->arena, row.ptr, row.len), row.len);
}

static int by_text(const void *a, const void *b)
{
	return tg_str_cmp(*(const struct tg_str *)a, *(const struct tg_str *)b);
}

static void rows_done(struct rows *rows)
{
	TG_VEC_DONE(&rows->at);
	TG_VEC_DONE(&rows->beside);
	tg_arena_done(&rows->arena);
}

/* Pairs are hashed until one is left; leaves and nodes begin differently, so none can pose as the
 * other. */
static struct tg_hash root_of(const struct rows *rows)
{
	size_t count = rows->at.count, i;
	struct tg_hash *level = tg_alloc_zero(count + 1, sizeof(*level)), root;
	struct tg_hasher hasher;

	for (i = 0; i < count; i++) {
		tg_hash_begin(&hasher);
		tg_hash_add(&hasher, tg_str("row"));
		tg_hash_add(&hasher, rows->at.at[i]);
		level[i] = tg_hash_end(&hasher);
	}
	for (; count > 1; count = (count + 1) / 2)
		for (i = 0; i < count; i += 2) {
			size_t right = i + 1 < count ? i + 1 : i;

			tg_hash_begin(&hasher);
			tg_hash_add(&hasher, tg_str("pair"));
			tg_hash_add(&hasher, tg_str_n((const char *)level[i].byte, TG_HASH_SIZE));
			tg_hash_add(&hasher,
				    tg_str_n((const char *)level[right].byte, TG_HASH_SIZE));
			level[i / 2] = tg_hash_end(&hasher);
		}
	root = level[0];
	tg_free_(&level);
	return root;
}

static bool load(struct rows *rows, struct tg_store *store, const struct tg_oid *commit,
		 enum tg_rows_kind kind, struct tg_err *err)
{
	bool ok = tg_store_asof(store, commit, err) &&
		  tg_store_each_row(store, kind, on_row, rows, err);

	if (ok && rows->at.count)
		qsort(rows->at.at, rows->at.count, sizeof(*rows->at.at), by_text);
	return ok;
}

/* What is compared beside the rows that the root is made of. */
static bool load_beside(struct rows *rows, struct tg_store *store, struct tg_err *err)
{
	bool ok = tg_store_each_pack(store, on_beside, rows, err) &&
		  tg_store_each_row(store, TG_ROWS_PAST, on_beside, rows, err);

	if (ok && rows->beside.count)
		qsort(rows->beside.at, rows->beside.count, sizeof(*rows->beside.at), by_text);
	return ok;
}

static const char *keep(struct tg_arena *arena, struct tg_str row)
{
	return tg_arena_strndup(arena, row.ptr, row.len);
}

/* The first row of each side that the other has not. */
static void compare(struct tg_arena *arena, const struct tg_str *stored, size_t stored_count,
		    const struct tg_str *rebuilt, size_t rebuilt_count, struct tg_verified *ret)
{
	size_t i = 0, j = 0;

	while (i < stored_count || j < rebuilt_count) {
		int order = i == stored_count    ? 1
			    : j == rebuilt_count ? -1
						 : tg_str_cmp(stored[i], rebuilt[j]);

		if (order < 0 && !ret->only_stored)
			ret->only_stored = keep(arena, stored[i]);
		if (order > 0 && !ret->only_rebuilt)
			ret->only_rebuilt = keep(arena, rebuilt[j]);
		i += order <= 0;
		j += order >= 0;
	}
}

/* Reads git again, as if there were no database, from where the other one begins. */
static bool rebuild(struct tg_arena *arena, const struct tg_index_options *index, const char *since,
		    const char *database, const struct tg_oid *commit, struct rows *rows,
		    struct tg_err *err)
{
	TG_AUTO(tg_history_close_) struct tg_history *history = tg_history_open(index->root, err);
	TG_AUTO(tg_store_close_) struct tg_store *store = NULL;
	struct tg_index_options again = *index;
	struct tg_indexed done;

	again.database = database;
	again.since = *since ? since : NULL;
	again.keep_boundary = false;
	if (!history || !tg_index(arena, &again, &done, err) ||
	    !tg_outline_ensure(history, index->root, database, commit, index->jobs, index->tool,
			       err))
		return false;
	store = tg_store_open(database, TG_STORE_READ, err);
	return store && load(rows, store, commit, TG_ROWS_FACTS, err) &&
	       load_beside(rows, store, err);
}

/* The configuration of the commit, by the database that is in question: its row is compared too. */
static void read_config(struct tg_arena *arena, struct tg_store *store, struct tg_config *config)
{
	struct tg_str text = {0};

	tg_config_default(config);
	if (tg_store_config(arena, store, TG_CONFIG_FILE, &text, NULL) &&
	    !tg_config_parse(arena, text, TG_CONFIG_FILE, config, NULL))
		tg_config_default(config);
}

static bool verify(struct tg_arena *arena, const struct tg_index_options *index,
		   const char *scratch, const struct tg_oid *commit, struct tg_verified *ret,
		   struct tg_err *err)
{
	TG_AUTO(tg_store_close_)
	struct tg_store *store = tg_store_open(index->database, TG_STORE_READ, err);
	struct tg_config config;
	struct rows stored = {.config = &config}, rebuilt = {.config = &config};
	struct rows evidence = {.config = &config};
	bool ok = store && tg_store_asof(store, commit, err);

	if (ok) {
		read_config(arena, store, &config);
		ret->incomplete = tg_store_meta(arena, store, TG_META_INCOMPLETE);
		ok = load(&stored, store, commit, TG_ROWS_FACTS, err) &&
		     load_beside(&stored, store, err) &&
		     load(&evidence, store, commit, TG_ROWS_EVIDENCE, err) &&
		     rebuild(arena, index, tg_store_meta(arena, store, TG_META_SINCE), scratch,
			     commit, &rebuilt, err);
	}
	if (ok) {
		ret->facts = root_of(&stored);
		ret->rebuilt = root_of(&rebuilt);
		ret->evidence = root_of(&evidence);
		ret->rows = stored.at.count;
		ret->evidence_rows = evidence.at.count;
		compare(arena, stored.at.at, stored.at.count, rebuilt.at.at, rebuilt.at.count, ret);
		compare(arena, stored.beside.at, stored.beside.count, rebuilt.beside.at,
			rebuilt.beside.count, ret);
	}
	rows_done(&stored);
	rows_done(&rebuilt);
	rows_done(&evidence);
	return ok;
}

bool tg_roots_of(struct tg_store *store, const struct tg_oid *commit, struct tg_roots *ret,
		 struct tg_err *err)
{
	struct tg_arena arena = {0};
	struct tg_config config;
	struct rows facts = {.config = &config}, evidence = {.config = &config};
	bool ok = tg_store_asof(store, commit, err);

	if (ok) {
		read_config(&arena, store, &config);
		ok = load(&facts, store, commit, TG_ROWS_FACTS, err) &&
		     load(&evidence, store, commit, TG_ROWS_EVIDENCE, err);
	}
	if (ok)
		*ret = (struct tg_roots){root_of(&facts), root_of(&evidence), facts.at.count,
					 evidence.at.count};
	rows_done(&facts);
	rows_done(&evidence);
	tg_arena_done(&arena);
	return ok;
}

/* @satisfies TG-STO-4 */
bool tg_verify(struct tg_arena *arena, const struct tg_index_options *index, const char *folder,
	       const struct tg_oid *commit, struct tg_verified *ret, struct tg_err *err)
{
	const char *scratch = tg_arena_printf(arena, "%s/scratch.db", folder);
	bool ok;

	*ret = (struct tg_verified){.incomplete = ""};
	ok = verify(arena, index, scratch, commit, ret, err);
	unlink(scratch);
	unlink(tg_arena_printf(arena, "%s-lock", scratch));
	unlink(tg_arena_printf(arena, "%s-wal", scratch));
	unlink(tg_arena_printf(arena, "%s-shm", scratch));
	return ok;
}
