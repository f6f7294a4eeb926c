/* SPDX-License-Identifier: Apache-2.0 */
/*
 * secrets_change.c - what a change adds: the commits of a range, or the index against HEAD.
 */
#include "base/map.h"
#include "trace/secrets/secrets_run.h"

struct change_scan {
	struct tg_secrets_run *run;
	struct tg_map range;  /* its commits */
	struct tg_map head;   /* path -> id in the tree that the change ends in, or begins with */
	struct tg_map staged; /* paths of the index */
	TG_VEC(struct tg_change) index;

	/* The change at hand, and the secrets that stood in it before. */
	const struct tg_change *changes;
	size_t change_count;
	struct tg_map old;
	bool old_is_read;
};

static void change_scan_done(struct change_scan *scan)
{
	tg_map_done(&scan->range);
	tg_map_done(&scan->head);
	tg_map_done(&scan->staged);
	tg_map_done(&scan->old);
	TG_VEC_DONE(&scan->index);
}

static struct tg_str key_of(const struct tg_oid *oid)
{
	return tg_str_n((const char *)oid->byte, TG_OID_SIZE);
}

static bool on_head_file(void *user, const struct tg_change *file, struct tg_err *err)
{
	struct change_scan *scan = user;
	struct tg_oid *oid = TG_NEW(&scan->run->report->arena, struct tg_oid);

	(void)err;
	*oid = file->after;
	*tg_map_put(&scan->head, file->path) = oid;
	return true;
}

static bool follows_none(void *user, struct tg_str path)
{
	(void)user;
	(void)path;
	return false;
}

static void on_gap(void *user, const struct tg_oid *commit, const char *detail)
{
	struct change_scan *scan = user;
	char hex[TG_OID_HEX];

	tg_secrets_unread(scan->run, "",
			  tg_arena_printf(&scan->run->report->arena, "commit %.12s: %s",
					  tg_oid_hex(commit, hex), detail));
}

static void refresh_presence(struct change_scan *scan)
{
	struct tg_secrets_report *report = scan->run->report;
	size_t i, p;

	for (i = 0; i < report->secrets.count; i++)
		for (p = 0; p < report->secrets.at[i].places.count; p++) {
			struct tg_secret_place *place = &report->secrets.at[i].places.at[p];
			const struct tg_oid *there = tg_map_get(&scan->head, tg_str(place->path));

			place->present = there && tg_oid_eq(there, &place->blob);
		}
}

/* What the contents of a path held before the change. */
static void add_old(struct change_scan *scan, const struct tg_change *change)
{
	struct tg_secrets_run *run = scan->run;
	const char *path =
		tg_arena_strndup(&run->report->arena, change->path.ptr, change->path.len);
	tg_secrets before = {0};
	struct tg_scan_file file;
	struct tg_str text;
	size_t i;

	if (!tg_secrets_read_blob(run, &change->before, path, &run->previous))
		return;
	text = tg_buf_view(&run->previous);
	tg_scan_file(&file, path);
	tg_scan(run->scanner, text, &file, &before);
	for (i = 0; i < before.count; i++) {
		struct tg_hash id = tg_secrets_identity(run, text, &before.at[i], path);

		tg_map_add(&scan->old, tg_str_n((const char *)id.byte, sizeof(id.byte)));
	}
	TG_VEC_DONE(&before);
}

/* Everything that the change takes away or alters: what moves from there is not new. */
static void read_old(struct change_scan *scan)
{
	size_t i;

	if (scan->old_is_read)
		return;
	scan->old_is_read = true;
	for (i = 0; i < scan->change_count; i++)
		if (!tg_oid_is_zero(&scan->changes[i].before) &&
		    scan->changes[i].kind == TG_ENTRY_FILE)
			add_old(scan, &scan->changes[i]);
}

static void scan_change(struct change_scan *scan, const struct tg_change *change,
			const struct tg_secrets_source *where)
{
	struct tg_secrets_run *run = scan->run;
	struct tg_secrets_source source = *where;
	struct tg_scan_file file;
	struct tg_str text;
	size_t i;

	source.path = tg_arena_strndup(&run->report->arena, change->path.ptr, change->path.len);
	source.blob = change->after;
	if (change->kind == TG_ENTRY_SUBMODULE)
		tg_secrets_left_out(run, source.path, "a submodule is a repository of its own");
	if (change->kind != TG_ENTRY_FILE || tg_secrets_excluded(run, source.path))
		return;
	tg_scan_file(&file, source.path);
	tg_buf_clear(&run->previous);
	if (!tg_oid_is_zero(&change->before))
		tg_secrets_read_blob(run, &change->before, source.path, &run->previous);
	if (!tg_secrets_read_blob(run, &change->after, source.path, &run->scratch))
		return;
	text = tg_buf_view(&run->scratch);
	run->found.count = 0;
	tg_secrets_scan_next(run, text, &file);
	if (run->found.count)
		read_old(scan);
	for (i = 0; i < run->found.count; i++) {
		struct tg_hash id = tg_secrets_identity(run, text, &run->found.at[i], source.path);

		if (!tg_map_has(&scan->old, tg_str_n((const char *)id.byte, sizeof(id.byte))))
			tg_secrets_add(run, text, &run->found.at[i], &source);
	}
}

static void begin_change(struct change_scan *scan, const struct tg_change *changes, size_t count)
{
	scan->changes = changes;
	scan->change_count = count;
	scan->old_is_read = false;
	tg_map_done(&scan->old);
	scan->old = (struct tg_map){0};
}

/* True when a merge took the content as another parent has it. */
static bool is_from_parent(struct tg_secrets_run *run, const struct tg_commit *commit,
			   const struct tg_change *change)
{
	struct tg_arena arena = {0};
	const char *path = tg_arena_strndup(&arena, change->path.ptr, change->path.len);
	struct tg_oid blob;
	bool same = false;
	size_t i;

	for (i = 1; i < commit->parent_count && !same; i++)
		same = tg_history_lookup(run->options->history, &commit->parents[i], path, &blob) &&
		       tg_oid_eq(&blob, &change->after);
	tg_arena_done(&arena);
	return same;
}

static bool on_range_commit(void *user, size_t position, const struct tg_commit *commit,
			    const struct tg_change *changes, size_t count,
			    const struct tg_rename *renames, size_t rename_count,
			    struct tg_err *err)
{
	struct change_scan *scan = user;
	struct tg_secrets_run *run = scan->run;
	const struct tg_secrets_source where = {.commit = commit->oid, .position = position};
	size_t i;

	(void)renames;
	(void)rename_count;
	(void)err;
	run->report->commits++;
	begin_change(scan, changes, count);
	for (i = 0; i < count; i++)
		if (!tg_oid_is_zero(&changes[i].after) && !is_from_parent(run, commit, &changes[i]))
			scan_change(scan, &changes[i], &where);
	return true;
}

static bool add_to_range(void *user, const struct tg_oid *commit)
{
	struct change_scan *scan = user;

	tg_map_add(&scan->range, key_of(commit));
	return true;
}

static bool is_outside(void *user, const struct tg_oid *commit)
{
	const struct change_scan *scan = user;

	return !tg_map_has(&scan->range, key_of(commit));
}

bool tg_secrets_range(struct tg_secrets_run *run, struct tg_err *err)
{
	struct change_scan scan = {.run = run};
	struct tg_walk walk = {.tips = run->options->to,
			       .tip_count = 1,
			       .known = is_outside,
			       .on_commit = on_range_commit,
			       .follows = follows_none,
			       .on_gap = on_gap,
			       .user = &scan};
	bool ok = tg_history_between(run->options->history, run->options->from, run->options->to,
				     add_to_range, &scan, err) &&
		  tg_history_tree(run->options->history, run->options->to, on_head_file, &scan,
				  err) &&
		  tg_history_walk(run->options->history, &walk, err);

	refresh_presence(&scan);
	tg_secrets_note_completeness(run);
	change_scan_done(&scan);
	return ok;
}

static bool on_staged(void *user, const struct tg_change *file, struct tg_err *err)
{
	struct change_scan *scan = user;
	const struct tg_oid *before = tg_map_get(&scan->head, file->path);
	struct tg_change *change;

	(void)err;
	tg_map_add(&scan->staged, file->path);
	if (before && tg_oid_eq(before, &file->after))
		return true;
	change = TG_VEC_ADD(&scan->index);
	*change = *file;
	change->path = tg_str_n(
		tg_arena_strndup(&scan->run->report->arena, file->path.ptr, file->path.len),
		file->path.len);
	if (before)
		change->before = *before;
	return true;
}

/* Files of HEAD that the index has no more. */
static void add_removed(struct change_scan *scan)
{
	size_t i;

	for (i = 0; i < scan->head.entries.count; i++) {
		const struct tg_map_entry *entry = &scan->head.entries.at[i];
		struct tg_change *change;

		if (tg_map_has(&scan->staged, entry->key))
			continue;
		change = TG_VEC_ADD(&scan->index);
		*change = (struct tg_change){.path = entry->key,
					     .before = *(const struct tg_oid *)entry->value};
	}
}

bool tg_secrets_staged(struct tg_secrets_run *run, struct tg_err *err)
{
	const struct tg_secrets_source where = {.present = true};
	struct change_scan scan = {.run = run};
	struct tg_oid head;
	bool ok = true;
	size_t i;

	if (tg_history_resolve(run->options->history, "HEAD", &head, NULL))
		ok = tg_history_tree(run->options->history, &head, on_head_file, &scan, err);
	ok = ok && tg_history_staged(run->options->history, on_staged, &scan, err);
	add_removed(&scan);
	begin_change(&scan, scan.index.at, scan.index.count);
	for (i = 0; ok && i < scan.index.count; i++) {
		if (tg_oid_is_zero(&scan.index.at[i].after))
			continue;
		run->report->files++;
		scan_change(&scan, &scan.index.at[i], &where);
	}
	change_scan_done(&scan);
	return ok;
}
