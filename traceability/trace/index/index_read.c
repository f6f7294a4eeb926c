/* SPDX-License-Identifier: Apache-2.0 */
/*
 * index_read.c - facts out of blobs: configurations, items, claims, symbols.
 */
#include "trace/index/index_read.h"

#include <unistd.h>

#include "base/file.h"
#include "claims/claims.h"
#include "engine/engine.h"
#include "items/items.h"
#include "knowledge/assessment.h"
#include "trace/analysis/worktree.h"
#include "trace/change/identity.h"
#include "trace/decisions/review.h"
#include "trace/index/outline.h"

enum {
	AHEAD_FROM = 512, /* files from which a second process is worth its start */
	PROGRESS_STEP = 256,
};

const char *tg_index_path(struct tg_index_run *run, struct tg_str path)
{
	void **place = tg_map_put(&run->paths, path);

	if (!*place)
		*place = tg_arena_strndup(&run->arena, path.ptr, path.len);
	return *place;
}

/* How many children look ahead. */
static unsigned children(const struct tg_index_run *run)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);

	return run->options->jobs ? run->options->jobs : processors > 1 ? (unsigned)processors : 1;
}

void tg_index_source(struct tg_index_run *run, const struct tg_index_blob *blob)
{
	*TG_VEC_ADD(&run->sources) = *blob;
	if (run->sources.count == AHEAD_FROM && run->options->jobs != 1)
		tg_ahead_start(&run->ahead, run->options->root, children(run));
	tg_ahead_hand(&run->ahead, run->sources.at, run->sources.count);
}

void tg_index_gap(struct tg_index_run *run, const struct tg_gap *gap)
{
	run->ret->gaps++;
	tg_store_gap_put(run->store, gap, &run->gap_error);
}

void tg_index_run_done(struct tg_index_run *run)
{
	struct tg_buf unused = {0};

	tg_ahead_finish(&run->ahead, NULL, 0, &unused); /* after an error */
	tg_buf_done(&unused);
	TG_VEC_DONE(&run->sources);
	TG_VEC_DONE(&run->configs);
	tg_map_done(&run->paths);
	tg_arena_done(&run->arena);
}

/* Fails when a gap could not be stored: an incomplete answer must not look complete. */
static bool gaps_stored(const struct tg_index_run *run, struct tg_err *err)
{
	return run->gap_error.code == TG_OK ||
	       tg_fail(err, run->gap_error.code, "%s", run->gap_error.text);
}

/* Reads a blob for the facts `what`; false after noting the gap when it cannot be read. */
static bool read_blob(struct tg_index_run *run, const struct tg_index_blob *blob, unsigned what,
		      struct tg_str *content)
{
	struct tg_gap gap = {.blob_id = blob->blob_id, .path = blob->path};
	size_t size = 0;

	switch (tg_history_peek(run->history, &blob->oid, TG_INDEX_BLOB_LIMIT, content, &size)) {
	case TG_BLOB_READ:
		return true;
	case TG_BLOB_TOO_LARGE:
		gap.kind = "large";
		gap.detail = tg_arena_printf(&run->arena, "it has %zu bytes, more than %d", size,
					     TG_INDEX_BLOB_LIMIT);
		break;
	case TG_BLOB_MISSING:
		gap.kind = "missing";
		gap.detail = "its content is missing or corrupt";
		/* It may be there the next time. */
		tg_store_not_extracted(run->store, blob->blob_id, what, &run->gap_error);
		break;
	}
	tg_index_gap(run, &gap);
	return false;
}

/* ---- configurations ---- */

bool tg_index_is_setting(const char *path)
{
	return strcmp(path, TG_CONFIG_FILE) == 0 || strcmp(path, TG_POLICY_FILE) == 0 ||
	       strcmp(path, TG_REVIEW_FILE) == 0 || strcmp(path, TG_ASSESSMENT_FILE) == 0 ||
	       strcmp(path, TG_IDENTITY_FILE) == 0;
}

/* A malformed one is a gap: its commits are looked at with the configuration of the work tree. */
static bool read_config(struct tg_index_run *run, const struct tg_index_blob *blob,
			struct tg_str text, struct tg_err *err)
{
	struct tg_err problem = {0};
	struct tg_config config;

	tg_config_default(&config);
	if (strcmp(blob->path, TG_CONFIG_FILE) == 0 &&
	    !tg_config_parse(&run->arena, text, blob->path, &config, &problem))
		tg_index_gap(run, &(struct tg_gap){.kind = "config",
						   .blob_id = blob->blob_id,
						   .path = blob->path,
						   .detail = problem.text});
	run->ret->files++;
	return tg_store_config_put(run->store, blob->blob_id, text, err);
}

static bool read_configs(struct tg_index_run *run, struct tg_err *err)
{
	struct tg_str content;
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < run->configs.count; i++)
		if (read_blob(run, &run->configs.at[i], TG_FACT_CONFIG, &content))
			ok = read_config(run, &run->configs.at[i], content, err);
	return ok;
}

/* The globs of items of one configuration. */
static void add_globs(struct tg_map *globs, const struct tg_config *config)
{
	size_t i;

	for (i = 0; i < config->requirements.count; i++)
		tg_map_add(globs, tg_str(config->requirements.at[i]));
	for (i = 0; i < config->threats.count; i++)
		tg_map_add(globs, tg_str(config->threats.at[i]));
}

struct glob_run {
	struct tg_index_run *run;
	struct tg_map *globs;
};

static bool on_config(void *user, struct tg_str text, struct tg_err *err)
{
	struct glob_run *glob_run = user;
	struct tg_config config;

	(void)err;
	tg_config_default(&config);
	if (tg_config_parse(&glob_run->run->arena, text, TG_CONFIG_FILE, &config, NULL))
		add_globs(glob_run->globs, &config);
	return true;
}

/* ---- claims and symbols ---- */

/* A file with claims that waits for its symbols, or for its turn. */
struct waiting {
	const struct tg_index_blob *blob;
	struct tg_claims claims;
	struct tg_str content;
	bool code; /* no script, which has no symbols: its claims speak for the file */
	struct tg_arena arena;
};

/* Files are stored in the order in which they are read, whatever children take longer for. */
struct queue {
	struct tg_index_run *run;
	struct tg_outliner *outliner;
	TG_VEC(struct waiting *) files;
	size_t next; /* file to be stored */
	struct tg_err *err;
	bool held; /* nothing is stored yet */
	bool full; /* as much is held as memory should bear */
	bool failed;
};

static bool put_problems(struct tg_index_run *run, int64_t blob_id, const struct tg_claims *claims,
			 struct tg_err *err)
{
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < claims->problem_count; i++)
		ok = tg_store_claim_problem_put(run->store, blob_id, &claims->problems[i], err);
	run->ret->problems += claims->problem_count;
	return ok;
}

/* Stores symbols and claims of one blob, each claim with the symbol it stands at. */
static bool put_claims(struct tg_index_run *run, const struct waiting *waiting,
		       struct tg_str content, const struct tg_outline *outline, struct tg_err *err)
{
	const struct tg_claims *claims = &waiting->claims;
	int64_t blob_id = waiting->blob->blob_id;
	struct tg_arena arena = {0};
	int64_t *symvers = tg_arena_alloc(&arena, (outline->symbol_count + 1) * sizeof(*symvers));
	ptrdiff_t *at = tg_arena_alloc(&arena, (claims->count + 1) * sizeof(*at));
	bool ok = true;
	size_t i, places = outline->symbol_count;

	for (i = 0; ok && i < outline->symbol_count; i++)
		ok = tg_store_symbol_put(run->store, blob_id, &outline->symbols[i], &symvers[i],
					 err);
	/* Macros and enumerators, which are last, carry no claim. */
	while (places && outline->symbols[places - 1].kind > TG_SYMBOL_TYPE)
		places--;
	tg_claims_attach(content, claims, outline->symbols, places, at);
	for (i = 0; ok && i < claims->count; i++)
		ok = tg_store_claim_put(run->store, blob_id, &claims->at[i],
					at[i] < 0 ? 0 : symvers[at[i]], err);
	run->ret->claims += claims->count;
	run->ret->symbols += outline->symbol_count;
	tg_arena_done(&arena);
	return ok && tg_store_extracted(run->store, blob_id, TG_FACT_OUTLINE, err) &&
	       put_problems(run, blob_id, claims, err);
}

/* To be called now and then by what takes long while children work. */
static void listen_to_children(struct queue *queue)
{
	if (queue->outliner)
		queue->full = tg_outliner_listen(queue->outliner, queue->err);
}

/* Stores the next file that waits. */
static void put_next(struct queue *queue, const struct tg_outline *outline)
{
	struct waiting *waiting = queue->files.at[queue->next++];

	queue->failed = queue->failed ||
			!put_claims(queue->run, waiting, waiting->content, outline, queue->err);
	tg_arena_done(&waiting->arena);
	tg_free_(&waiting);
}

/* Stores the scripts that come before the next file of code. */
static void put_scripts(struct queue *queue)
{
	static const struct tg_outline no_outline;

	while (queue->next < queue->files.count && !queue->files.at[queue->next]->code)
		put_next(queue, &no_outline);
}

static void on_outline(void *user, size_t index, const struct tg_outline *outline)
{
	struct queue *queue = user;
	const struct tg_index_blob *blob;

	(void)index; /* they come in the order in which they were added */
	put_scripts(queue);
	blob = queue->files.at[queue->next]->blob;
	if (outline->status != TG_UNIT_COMPLETE && outline->status != TG_UNIT_DEGRADED)
		tg_index_gap(
			queue->run,
			&(struct tg_gap){.kind = "symbols",
					 .blob_id = blob->blob_id,
					 .path = blob->path,
					 .detail = tg_arena_printf(
						 &queue->run->arena, "its symbols: %s%s%s",
						 tg_unit_status_name(outline->status),
						 outline->detail[0] ? ", " : "", outline->detail)});
	put_next(queue, outline);
}

/* Children begin with the first files while the others are read. */
static bool add_code(struct queue *queue, const struct waiting *waiting, struct tg_err *err)
{
	struct tg_engine_options options = {.root = queue->run->options->root,
					    .jobs = queue->run->options->jobs};

	if (!queue->outliner) {
		queue->outliner = tg_outliner_begin(&options, on_outline, queue, err);
		if (queue->outliner)
			tg_outliner_hold(queue->outliner, queue->held);
	}
	return queue->outliner &&
	       tg_outliner_add(queue->outliner, waiting->content, waiting->blob->path, err) &&
	       !queue->failed;
}

static bool read_source(struct queue *queue, const struct tg_index_blob *blob,
			struct tg_str content, struct tg_err *err)
{
	struct tg_index_run *run = queue->run;
	struct waiting *waiting = tg_alloc_zero(1, sizeof(*waiting));
	bool ok;

	run->ret->sources++;
	waiting->blob = blob;
	/* What is no text cannot hold a comment. */
	ok = !tg_claims_read(&waiting->arena, blob->path, content, &waiting->claims) ||
	     waiting->claims.count || put_problems(run, blob->blob_id, &waiting->claims, err);
	if (!ok || !waiting->claims.count) {
		tg_arena_done(&waiting->arena);
		tg_free_(&waiting);
		return ok;
	}
	waiting->code = tg_is_code(blob->path);
	waiting->content =
		tg_str_n(tg_arena_strndup(&waiting->arena, content.ptr, content.len), content.len);
	*TG_VEC_ADD(&queue->files) = waiting;
	return !waiting->code || add_code(queue, waiting, err);
}

/* Waits for all files and stores them, after an error without effect. */
static bool end_queue(struct queue *queue, struct tg_err *err)
{
	bool ok = !queue->outliner || tg_outliner_end(queue->outliner, err);

	if (ok)
		put_scripts(queue);
	for (; queue->next < queue->files.count; queue->next++) {
		tg_arena_done(&queue->files.at[queue->next]->arena);
		tg_free_(&queue->files.at[queue->next]);
	}
	TG_VEC_DONE(&queue->files);
	return ok && !queue->failed;
}

/* Reads files from `*at` on, to the last or until the queue is full. */
static bool read_sources(struct queue *queue, const struct tg_buf *answers, size_t *at,
			 struct tg_err *err)
{
	struct tg_index_run *run = queue->run;
	struct tg_str content;
	bool ok = true;

	for (; ok && *at < run->sources.count && !(queue->held && queue->full); ++*at) {
		const struct tg_index_blob *blob = &run->sources.at[*at];

		if (!answers->ptr[*at]) {
			run->ret->sources++;
			continue;
		}
		if (*at % PROGRESS_STEP == 0 && run->options->on_progress)
			run->options->on_progress(run->options->user, "files", *at,
						  run->sources.count);
		if (read_blob(run, blob, TG_FACT_CLAIMS, &content))
			ok = read_source(queue, blob, content, err);
		if (queue->held)
			listen_to_children(queue);
	}
	return ok;
}

/* ---- items ---- */

/* A path that some configuration names as a file of items. */
struct item_path {
	int64_t path_id;
	const char *path;
};

struct item_run {
	struct tg_index_run *run;
	struct queue *queue;
	struct tg_map *globs;
	TG_VEC(struct item_path) paths;
	TG_VEC(struct tg_index_blob) blobs;
	const char *path; /* whose blobs are being collected */
};

static bool on_path(void *user, int64_t path_id, const char *path, struct tg_err *err)
{
	struct item_run *items = user;
	size_t i;

	(void)err;
	for (i = 0; i < items->globs->entries.count; i++) {
		const struct tg_map_entry *glob = &items->globs->entries.at[i];

		if (!tg_glob_match(glob->key.ptr, path))
			continue;
		*TG_VEC_ADD(&items->paths) =
			(struct item_path){path_id, tg_index_path(items->run, tg_str(path))};
		break;
	}
	return true;
}

static bool on_unread(void *user, int64_t blob_id, const struct tg_oid *oid, struct tg_err *err)
{
	struct item_run *items = user;

	(void)err;
	*TG_VEC_ADD(&items->blobs) = (struct tg_index_blob){blob_id, *oid, items->path};
	return true;
}

static bool read_items(struct tg_index_run *run, const struct tg_index_blob *blob,
		       struct tg_str content, struct tg_err *err)
{
	struct tg_arena arena = {0};
	struct tg_err problem = {0};
	struct tg_items items;
	bool ok = true;
	size_t i;

	if (tg_items_read(&arena, blob->path, content, &items, &problem)) {
		for (i = 0; ok && i < items.count; i++)
			ok = tg_store_item_put(run->store, blob->blob_id, &items.at[i], err);
		for (i = 0; i < items.skip_count; i++)
			tg_index_gap(run, &(struct tg_gap){.kind = "items",
							   .blob_id = blob->blob_id,
							   .path = blob->path,
							   .detail = tg_arena_printf(
								   &arena, "line %u: %s",
								   items.skips[i].line,
								   items.skips[i].reason)});
		run->ret->items += items.count;
	} else {
		tg_index_gap(run, &(struct tg_gap){.kind = "items",
						   .blob_id = blob->blob_id,
						   .path = blob->path,
						   .detail = problem.text});
	}
	tg_arena_done(&arena);
	return ok && tg_store_extracted(run->store, blob->blob_id, TG_FACT_ITEMS, err);
}

static bool read_item_blobs(struct item_run *items, struct tg_err *err)
{
	struct tg_str content;
	struct tg_map seen = {0}; /* a blob that stands at several paths is read once */
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < items->blobs.count; i++) {
		const struct tg_index_blob *blob = &items->blobs.at[i];

		if (!tg_map_add(&seen, tg_str_n((const char *)blob->oid.byte, TG_OID_SIZE)) ||
		    !read_blob(items->run, blob, TG_FACT_ITEMS, &content))
			continue;
		ok = read_items(items->run, blob, content, err);
		listen_to_children(items->queue);
		items->run->ret->files++;
	}
	tg_map_done(&seen);
	return ok;
}

static bool find_items(struct queue *queue, struct tg_err *err)
{
	struct tg_index_run *run = queue->run;
	struct tg_map globs = {0};
	struct item_run items = {.run = run, .queue = queue, .globs = &globs};
	struct glob_run glob_run = {run, &globs};
	bool ok;
	size_t i;

	add_globs(&globs, run->options->config);
	ok = tg_store_each_config(run->store, on_config, &glob_run, err) &&
	     tg_store_each_path(run->store, on_path, &items, err);
	for (i = 0; ok && i < items.paths.count; i++) {
		items.path = items.paths.at[i].path;
		ok = tg_store_each_unread(run->store, items.paths.at[i].path_id, TG_FACT_ITEMS,
					  on_unread, &items, err);
	}
	ok = ok && read_item_blobs(&items, err);
	TG_VEC_DONE(&items.paths);
	TG_VEC_DONE(&items.blobs);
	tg_map_done(&globs);
	return ok;
}

/* ---- all of it ---- */

static bool store_items(struct queue *queue, struct tg_err *err)
{
	struct tg_index_run *run = queue->run;

	return tg_store_bulk_begin(run->store, TG_BULK_ITEMS, err) && find_items(queue, err) &&
	       tg_store_bulk_end(run->store, err);
}

/* Children get the first files before the items are read, which takes this process long. */
static bool read_facts(struct tg_index_run *run, struct tg_err *err)
{
	struct queue queue = {.run = run, .err = err, .held = true};
	struct tg_buf answers = {0};
	size_t at = 0;
	bool ok;

	tg_ahead_finish(&run->ahead, run->sources.at, run->sources.count, &answers);
	ok = read_sources(&queue, &answers, &at, err) && store_items(&queue, err) &&
	     tg_store_bulk_begin(run->store, TG_BULK_FACTS, err);
	queue.held = false;
	if (queue.outliner)
		tg_outliner_hold(queue.outliner, false);
	ok = ok && read_sources(&queue, &answers, &at, err);
	queue.failed |= !ok;
	tg_buf_done(&answers);
	return end_queue(&queue, err) && ok && tg_store_bulk_end(run->store, err);
}

/* What linked code calls, at the commits that will be asked about first. */
static bool read_called(struct tg_index_run *run, struct tg_err *err)
{
	struct tg_outlining outlining = {.store = run->store,
					 .history = run->history,
					 .root = run->options->root,
					 .jobs = run->options->jobs};
	bool ok = tg_outline_known(&outlining, err);

	run->ret->symbols += outlining.symbols;
	run->ret->gaps += outlining.gaps;
	return ok;
}

bool tg_index_read(struct tg_index_run *run, struct tg_err *err)
{
	return read_configs(run, err) && read_facts(run, err) && read_called(run, err) &&
	       gaps_stored(run, err);
}
