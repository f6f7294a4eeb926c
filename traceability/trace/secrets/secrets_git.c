/* SPDX-License-Identifier: Apache-2.0 */
/*
 * secrets_git.c - contents of the object database: each once, version after version of a path,
 * youngest first, as packs hold them. Of a next version only what is new is matched; what was
 * found in the lines it shares with the version before it holds there too.
 */
#include <stdlib.h>

#include "base/map.h"
#include "trace/secrets/secrets_run.h"

enum { SHOWN_STEP = 1024 };

/* A content that stood at a path. */
struct version {
	struct tg_oid blob, commit; /* the oldest commit seen so far that brought it */
	size_t position;
	uint32_t older; /* index + 1 */
};

struct chain {
	const char *path;
	uint32_t first, last; /* index + 1 */
};

/* Where a secret stands in a content that was read. */
struct hit {
	size_t secret; /* index into the report */
	struct tg_range range;
	uint32_t next; /* index + 1 */
};

struct git_scan {
	struct tg_secrets_run *run;
	struct tg_secrets_memory memory;
	TG_VEC(struct chain) chains;
	TG_VEC(struct version) versions;
	TG_VEC(struct hit) hits;
	struct tg_map paths;  /* path -> index + 1 of its chain */
	struct tg_map blobs;  /* id -> index + 1 of its first hit; NULL = none */
	struct tg_map known;  /* commits scanned by an earlier run */
	struct tg_map head;   /* path -> id in the tree of HEAD */
	struct tg_map places; /* path and version -> version, while walking */
	struct tg_buf text;
	size_t done;
};

static struct tg_str key_of(const struct tg_oid *oid)
{
	return tg_str_n((const char *)oid->byte, TG_OID_SIZE);
}

static void swap_texts(struct tg_buf *a, struct tg_buf *b)
{
	struct tg_buf kept = *a;

	*a = *b;
	*b = kept;
}

/* ---- all of history ---- */

static bool is_known(void *user, const struct tg_oid *commit)
{
	const struct git_scan *scan = user;

	return tg_map_has(&scan->known, key_of(commit));
}

static bool follows_none(void *user, struct tg_str path)
{
	(void)user;
	(void)path;
	return false;
}

static void add_version(struct git_scan *scan, const struct tg_change *change,
			const struct tg_oid *commit, size_t position)
{
	void **slot = tg_map_put(&scan->paths, change->path), **seen;
	char key[TG_OID_SIZE + sizeof(uint32_t)];
	struct version *version;
	struct chain *chain;
	uint32_t number;

	if (!*slot) {
		chain = TG_VEC_ADD(&scan->chains);
		chain->path = tg_arena_strndup(&scan->run->report->arena, change->path.ptr,
					       change->path.len);
		*slot = (void *)(uintptr_t)scan->chains.count;
	}
	number = (uint32_t)(uintptr_t)*slot;
	memcpy(key, change->after.byte, TG_OID_SIZE);
	memcpy(key + TG_OID_SIZE, &number, sizeof(number));
	seen = tg_map_put(&scan->places, tg_str_n(key, sizeof(key)));
	chain = &scan->chains.at[number - 1];
	if (*seen) { /* an older commit brought it already */
		version = &scan->versions.at[(uintptr_t)*seen - 1];
		version->commit = *commit;
		version->position = position;
		return;
	}
	version = TG_VEC_ADD(&scan->versions);
	*version = (struct version){change->after, *commit, position, 0};
	*seen = (void *)(uintptr_t)scan->versions.count;
	if (chain->last)
		scan->versions.at[chain->last - 1].older = (uint32_t)scan->versions.count;
	else
		chain->first = (uint32_t)scan->versions.count;
	chain->last = (uint32_t)scan->versions.count;
}

static bool on_commit(void *user, size_t position, const struct tg_commit *commit,
		      const struct tg_change *changes, size_t count,
		      const struct tg_rename *renames, size_t rename_count, struct tg_err *err)
{
	struct git_scan *scan = user;
	size_t i;

	(void)renames;
	(void)rename_count;
	(void)err;
	scan->run->report->commits++;
	for (i = 0; i < count; i++) {
		if (tg_oid_is_zero(&changes[i].after) || changes[i].kind == TG_ENTRY_LINK)
			continue;
		if (changes[i].kind == TG_ENTRY_SUBMODULE) {
			const char *path =
				tg_arena_strndup(&scan->run->report->arena, changes[i].path.ptr,
						 changes[i].path.len);

			if (!tg_map_has(&scan->paths, changes[i].path))
				tg_secrets_left_out(scan->run, path,
						    "a submodule is a repository of its own");
			tg_map_add(&scan->paths, changes[i].path);
			continue;
		}
		add_version(scan, &changes[i], &commit->oid,
			    position + (size_t)scan->memory.last_position);
	}
	return true;
}

static void on_gap(void *user, const struct tg_oid *commit, const char *detail)
{
	struct git_scan *scan = user;
	char hex[TG_OID_HEX];

	tg_secrets_unread(scan->run, "",
			  tg_arena_printf(&scan->run->report->arena, "commit %.12s: %s",
					  tg_oid_hex(commit, hex), detail));
}

static bool is_present(const struct git_scan *scan, const char *path, const struct tg_oid *blob)
{
	const struct tg_oid *there = tg_map_get(&scan->head, tg_str(path));

	return there && tg_oid_eq(there, blob);
}

/* A content that was read under another path: its secrets stand here too. */
static void add_again(struct git_scan *scan, const struct chain *chain,
		      const struct version *version, uint32_t first)
{
	uint32_t at;

	for (at = first; at; at = scan->hits.at[at - 1].next) {
		const struct hit *hit = &scan->hits.at[at - 1];
		struct tg_secret_place *place =
			TG_VEC_ADD(&scan->run->report->secrets.at[hit->secret].places);

		*place = (struct tg_secret_place){
			chain->path,       hit->range,
			version->blob,     version->commit,
			version->position, is_present(scan, chain->path, &version->blob)};
	}
}

/* Reports what stands in a version, and keeps it for other paths of the content. */
static void report_version(struct git_scan *scan, const struct chain *chain,
			   const struct version *version, void **slot)
{
	struct tg_secrets_run *run = scan->run;
	struct tg_secrets_source source = {.path = chain->path,
					   .blob = version->blob,
					   .commit = version->commit,
					   .position = version->position,
					   .present =
						   is_present(scan, chain->path, &version->blob)};
	size_t i;

	for (i = 0; i < run->found.count; i++) {
		struct tg_str text = tg_buf_view(&run->previous);
		struct tg_hash id = tg_secrets_identity(run, text, &run->found.at[i], chain->path);
		struct hit *hit = TG_VEC_ADD(&scan->hits);
		const struct tg_found_secret *secret;

		tg_secrets_add(run, text, &run->found.at[i], &source);
		hit->secret = (uintptr_t)tg_map_get(&run->by_id, tg_str_n((const char *)id.byte,
									  sizeof(id.byte))) -
			      1;
		secret = &run->report->secrets.at[hit->secret];
		hit->range = secret->places.at[secret->places.count - 1].range;
		hit->next = (uint32_t)(uintptr_t)*slot;
		*slot = (void *)(uintptr_t)scan->hits.count;
	}
}

static void scan_chain(struct git_scan *scan, const struct chain *chain)
{
	struct tg_secrets_run *run = scan->run;
	struct tg_scan_file file;
	uint32_t at;

	if (tg_secrets_excluded(run, chain->path))
		return;
	tg_scan_file(&file, chain->path);
	run->found.count = 0;
	tg_buf_clear(&run->previous);
	for (at = chain->first; at; at = scan->versions.at[at - 1].older) {
		const struct version *version = &scan->versions.at[at - 1];
		void **slot;

		if (++scan->done % SHOWN_STEP == 0 && run->options->on_progress)
			run->options->on_progress(run->options->user, scan->done,
						  scan->versions.count);
		if (tg_map_has(&scan->blobs, key_of(&version->blob))) {
			add_again(scan, chain, version,
				  (uint32_t)(uintptr_t)tg_map_get(&scan->blobs,
								  key_of(&version->blob)));
			continue;
		}
		slot = tg_map_put(&scan->blobs, key_of(&version->blob));
		if (!tg_secrets_read_blob(run, &version->blob, chain->path, &scan->text))
			continue;
		tg_secrets_scan_next(run, tg_buf_view(&scan->text), &file);
		swap_texts(&scan->text, &run->previous);
		report_version(scan, chain, version, slot);
	}
}

static bool on_head_file(void *user, const struct tg_change *file, struct tg_err *err)
{
	struct git_scan *scan = user;
	struct tg_oid *oid = TG_NEW(&scan->run->report->arena, struct tg_oid);

	(void)err;
	*oid = file->after;
	*tg_map_put(&scan->head, file->path) = oid;
	return true;
}

static void git_scan_done(struct git_scan *scan)
{
	TG_VEC_DONE(&scan->memory.tips);
	TG_VEC_DONE(&scan->chains);
	TG_VEC_DONE(&scan->versions);
	TG_VEC_DONE(&scan->hits);
	tg_map_done(&scan->paths);
	tg_map_done(&scan->blobs);
	tg_map_done(&scan->known);
	tg_map_done(&scan->head);
	tg_map_done(&scan->places);
	tg_buf_done(&scan->text);
}

/* The commits that references and HEAD point at. */
static bool read_tips(struct tg_secrets_run *run, struct tg_oid **ret, size_t *ret_count,
		      struct tg_err *err)
{
	struct tg_ref *refs;
	struct tg_oid *tips;
	size_t count, i;

	if (!tg_history_refs(&run->report->arena, run->options->history, &refs, &count, err))
		return false;
	tips = tg_arena_alloc(&run->report->arena, (count + 1) * sizeof(*tips));
	for (i = 0; i < count; i++)
		tips[i] = refs[i].commit;
	*ret = tips;
	*ret_count = count;
	return true;
}

/* What the history lacks, once it was read. */
void tg_secrets_note_completeness(struct tg_secrets_run *run)
{
	const char *why =
		tg_history_why(&run->report->arena, tg_history_completeness(run->options->history));

	if (*why)
		tg_secrets_unread(run, "", why);
}

/* Nothing is new: every tip was scanned. */
static bool all_known(const struct git_scan *scan, const struct tg_oid *tips, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (!tg_map_has(&scan->known, key_of(&tips[i])))
			return false;
	return count > 0;
}

static void refresh_presence(struct git_scan *scan)
{
	struct tg_secrets_report *report = scan->run->report;
	size_t i, p;

	for (i = 0; i < report->secrets.count; i++)
		for (p = 0; p < report->secrets.at[i].places.count; p++) {
			struct tg_secret_place *place = &report->secrets.at[i].places.at[p];

			place->present = is_present(scan, place->path, &place->blob);
		}
}

static bool walk(struct git_scan *scan, const struct tg_oid *tips, size_t count, struct tg_err *err)
{
	struct tg_walk walk = {.tips = tips,
			       .tip_count = count,
			       .known = is_known,
			       .on_commit = on_commit,
			       .follows = follows_none,
			       .on_gap = on_gap,
			       .user = scan};
	bool ok = tg_history_walk(scan->run->options->history, &walk, err);

	tg_map_done(&scan->places);
	return ok;
}

static bool scan_all(struct git_scan *scan, struct tg_err *err)
{
	struct tg_secrets_run *run = scan->run;
	struct tg_oid *tips, head;
	size_t count, i;
	bool ok = read_tips(run, &tips, &count, err);

	if (ok && tg_history_resolve(run->options->history, "HEAD", &head, NULL))
		ok = tg_history_tree(run->options->history, &head, on_head_file, scan, err);
	if (ok && run->options->store)
		ok = tg_secrets_recall(run, &scan->memory, err);
	for (i = 0; ok && i < scan->memory.tips.count; i++)
		tg_map_add(&scan->known, key_of(&scan->memory.tips.at[i]));
	if (!ok)
		return false;
	refresh_presence(scan);
	run->report->remembered = all_known(scan, tips, count);
	if (!run->report->remembered) {
		ok = walk(scan, tips, count, err);
		for (i = 0; ok && i < scan->chains.count; i++)
			scan_chain(scan, &scan->chains.at[i]);
	}
	tg_secrets_note_completeness(run);
	/* What stayed unread must be tried again. */
	if (ok && run->options->store)
		ok = tg_secrets_remember(run, tips, run->report->unread.count ? 0 : count, err);
	return ok;
}

bool tg_secrets_history(struct tg_secrets_run *run, struct tg_err *err)
{
	struct git_scan scan = {.run = run};
	bool ok = scan_all(&scan, err);

	git_scan_done(&scan);
	return ok;
}

/* ---- what nothing reaches ---- */

static bool on_any_blob(void *user, const struct tg_oid *oid, struct tg_err *err)
{
	struct git_scan *scan = user;

	(void)err;
	if (!tg_map_has(&scan->blobs, key_of(oid)))
		TG_VEC_ADD(&scan->versions)->blob = *oid;
	return true;
}

static int by_oid(const void *left, const void *right)
{
	const struct version *a = left, *b = right;

	return memcmp(a->blob.byte, b->blob.byte, TG_OID_SIZE);
}

static void scan_loose(struct git_scan *scan, const struct tg_oid *oid)
{
	struct tg_secrets_run *run = scan->run;
	char hex[TG_OID_HEX];
	struct tg_secrets_source source = {.blob = *oid};
	struct tg_scan_file file;
	size_t i;

	source.path = tg_arena_printf(&run->report->arena, "object %s", tg_oid_hex(oid, hex));
	tg_scan_file(&file, source.path);
	if (!tg_secrets_read_blob(run, oid, source.path, &scan->text))
		return;
	run->found.count = 0;
	tg_scan(run->scanner, tg_buf_view(&scan->text), &file, &run->found);
	for (i = 0; i < run->found.count; i++)
		tg_secrets_add(run, tg_buf_view(&scan->text), &run->found.at[i], &source);
}

bool tg_secrets_unreachable(struct tg_secrets_run *run, struct tg_err *err)
{
	struct git_scan scan = {.run = run};
	struct tg_oid *tips;
	size_t count, i;
	bool ok = read_tips(run, &tips, &count, err) && walk(&scan, tips, count, err);

	for (i = 0; i < scan.versions.count; i++)
		tg_map_add(&scan.blobs, key_of(&scan.versions.at[i].blob));
	scan.versions.count = 0;
	ok = ok && tg_history_each_blob(run->options->history, on_any_blob, &scan, err);
	if (ok && scan.versions.count)
		qsort(scan.versions.at, scan.versions.count, sizeof(*scan.versions.at), by_oid);
	for (i = 0; ok && i < scan.versions.count; i++)
		scan_loose(&scan, &scan.versions.at[i].blob);
	tg_secrets_note_completeness(run);
	git_scan_done(&scan);
	return ok;
}
