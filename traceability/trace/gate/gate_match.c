/* SPDX-License-Identifier: Apache-2.0 */
/*
 * gate_match.c - which findings of a change are new.
 *
 * Units that differ from the base are analysed there too, and the findings of both sides compared.
 * A finding that is left over in a header which did not change may have been there all the time,
 * seen by another unit: then units that did not change speak for the base.
 */
#include "base/file.h"
#include "trace/analysis/worktree.h"
#include "trace/gate/compare.h"
#include "trace/gate/gate_steps.h"

enum { TEXT_LIMIT = 8 << 20, WITNESSES_MAX = 3 };

/*
 * Units any file of which differs from the base: only they can have findings that are new. With
 * them, sources that only the base has.
 */
static void find_changed(struct tg_gate_steps *steps)
{
	const struct tg_analysis *now = &steps->run->now;
	size_t i, f;

	for (i = 0; i < now->units.count; i++) {
		const struct tg_analysed_unit *unit = &now->units.at[i];
		bool same =
			unit->status == TG_UNIT_COMPLETE && tg_gate_same_as_base(steps, unit->path);

		for (f = 0; same && f < unit->file_count; f++)
			same = tg_gate_same_as_base(steps, unit->files[f]);
		if (!same)
			*tg_map_put(&steps->changed, tg_str(unit->path)) = &steps->changed;
	}
	/* Sources that went away: what was found in them may have moved. */
	for (i = 0; i < steps->base_tree.entries.count; i++) {
		struct tg_str path = steps->base_tree.entries.at[i].key;

		if (tg_is_source(path.ptr) && !tg_contents_oid(&steps->contents, path.ptr))
			*tg_map_put(&steps->changed, path) = &steps->changed;
	}
}

/* Texts are read once; an empty one stands for a file that is not there. */
static const struct tg_str *remember(struct tg_gate_steps *steps, struct tg_map *texts,
				     const char *path, bool found, const struct tg_buf *content)
{
	struct tg_arena *arena = &steps->run->arena;
	struct tg_str *text = TG_NEW(arena, struct tg_str);

	if (found)
		*text = tg_str_n(
			tg_arena_strndup(arena, content->ptr ? content->ptr : "", content->len),
			content->len);
	*tg_map_put(texts, tg_str(path)) = text;
	return text->ptr ? text : NULL;
}

const struct tg_str *tg_gate_base_text(void *user, const char *path)
{
	struct tg_gate_steps *steps = user;
	struct tg_buf content = {0};
	const struct tg_str *text = tg_map_get(&steps->texts[0], tg_str(path));

	if (text)
		return text->ptr ? text : NULL;
	text = remember(steps, &steps->texts[0], path,
			tg_gate_base_file(steps, path, TEXT_LIMIT, &content), &content);
	tg_buf_done(&content);
	return text;
}

const struct tg_str *tg_gate_head_text(void *user, const char *path)
{
	struct tg_gate_steps *steps = user;
	struct tg_buf content = {0};
	struct tg_err ignored = {0};
	const struct tg_str *text = tg_map_get(&steps->texts[1], tg_str(path));

	if (text)
		return text->ptr ? text : NULL;
	text = remember(steps, &steps->texts[1], path,
			tg_file_read_at(steps->contents.dir, path, TEXT_LIMIT, &content, &ignored),
			&content);
	tg_buf_done(&content);
	return text;
}

typedef TG_VEC(struct tg_finding) finding_vec;

/* The findings of the base; one that two analyses of it gave counts once. */
static void list_old(const struct tg_gate_run *run, finding_vec *old)
{
	struct tg_map seen = {0};
	struct tg_buf key = {0};
	size_t b, i;

	for (b = 0; b < run->before_count; b++) {
		for (i = 0; i < run->before[b].findings.count; i++) {
			const struct tg_finding *f = &run->before[b].findings.at[i];

			tg_buf_clear(&key);
			tg_buf_printf(&key, "%s\n%zu\n%zu\n%s\n%s", f->rule, f->range.offset,
				      f->range.end_offset, f->path, f->message);
			if (tg_map_add(&seen, tg_buf_view(&key)) || b == 0)
				*TG_VEC_ADD(old) = *f;
		}
	}
	tg_buf_done(&key);
	tg_map_done(&seen);
}

static bool in_changed_unit(const struct tg_gate_steps *steps, size_t finding)
{
	const struct tg_analysis *now = &steps->run->now;
	size_t unit = now->finding_units[finding];

	return unit != TG_NO_UNIT && tg_map_has(&steps->changed, tg_str(now->units.at[unit].path));
}

/* Files that changed units consist of: what unchanged units report there was there before, and
 * takes part so that it is nobody's alibi. */
static void list_shared(const struct tg_gate_steps *steps, struct tg_map *shared)
{
	const struct tg_analysis *now = &steps->run->now;
	size_t i, f;

	for (i = 0; i < now->units.count; i++)
		if (tg_map_has(&steps->changed, tg_str(now->units.at[i].path)))
			for (f = 0; f < now->units.at[i].file_count; f++)
				tg_map_add(shared, tg_str(now->units.at[i].files[f]));
}

/* Compares the findings of changed units with those of the base; the others are known. */
static void compare(struct tg_gate_steps *steps)
{
	struct tg_gate_run *run = steps->run;
	const struct tg_analysis *now = &run->now;
	finding_vec old = {0}, candidates = {0};
	TG_VEC(size_t) places = {0};
	struct tg_map shared = {0};
	struct tg_compare_side base = {.text = tg_gate_base_text, .user = steps};
	struct tg_compare_side head = {.text = tg_gate_head_text, .user = steps};
	TG_AUTO(tg_free_) bool *is_new = tg_alloc_zero(now->findings.count + 1, sizeof(*is_new));
	size_t i;

	list_shared(steps, &shared);
	for (i = 0; i < now->findings.count; i++) {
		run->is_new[i] = false;
		if (!in_changed_unit(steps, i) &&
		    !tg_map_has(&shared, tg_str(now->findings.at[i].path)))
			continue;
		*TG_VEC_ADD(&candidates) = now->findings.at[i];
		*TG_VEC_ADD(&places) = i;
	}
	list_old(run, &old);
	base.findings = old.at;
	base.count = old.count;
	head.findings = candidates.at;
	head.count = candidates.count;
	tg_findings_compare(&base, &head, is_new);
	for (i = 0; i < candidates.count; i++)
		run->is_new[places.at[i]] = is_new[i] && in_changed_unit(steps, places.at[i]);
	TG_VEC_DONE(&old);
	TG_VEC_DONE(&candidates);
	TG_VEC_DONE(&places);
	tg_map_done(&shared);
}

static bool includes(const struct tg_analysed_unit *unit, const char *path)
{
	size_t f;

	for (f = 0; f < unit->file_count; f++)
		if (strcmp(unit->files[f], path) == 0)
			return true;
	return false;
}

/* Units that did not change and include a header of the base in which something seems new. */
static void find_witnesses(struct tg_gate_steps *steps, struct tg_map *witnesses)
{
	const struct tg_gate_run *run = steps->run;
	struct tg_map headers = {0};
	size_t i, h;

	for (i = 0; i < run->now.findings.count; i++) {
		const char *path = run->now.findings.at[i].path;

		if (run->is_new[i] && !tg_is_source(path) && tg_gate_same_as_base(steps, path))
			tg_map_add(&headers, tg_str(path));
	}
	for (h = 0; h < headers.entries.count; h++) {
		size_t found = 0;

		for (i = 0; i < run->now.units.count && found < WITNESSES_MAX; i++) {
			const struct tg_analysed_unit *unit = &run->now.units.at[i];

			if (tg_map_get(&steps->changed, tg_str(unit->path)) ||
			    !includes(unit, headers.entries.at[h].key.ptr))
				continue;
			*tg_map_put(witnesses, tg_str(unit->path)) = witnesses;
			found++;
		}
	}
	tg_map_done(&headers);
}

/* What a snapshot of the base is to hold. */
struct needs {
	const struct tg_map *units; /* to be analysed */
	struct tg_map files;        /* that units consist of now */
	struct tg_buf name;         /* a path with its terminator */
};

/* Few of a repository's files take part in a unit: its source, headers, and what the units of the
 * work tree consist of, whatever that is called. */
static bool needed(void *user, struct tg_str path)
{
	struct needs *needs = user;

	if (tg_map_has(needs->units, path) || tg_map_has(&needs->files, path))
		return true;
	tg_buf_clear(&needs->name);
	tg_buf_str(&needs->name, path);
	return tg_is_code(needs->name.ptr) && !tg_is_source(needs->name.ptr);
}

static bool make_snapshot(struct tg_gate_steps *steps, const struct tg_map *units,
			  struct tg_err *err)
{
	const struct tg_analysis *now = &steps->run->now;
	struct needs needs = {.units = units};
	size_t i, f;
	bool ok;

	for (i = 0; i < now->units.count; i++)
		for (f = 0; f < now->units.at[i].file_count; f++)
			tg_map_add(&needs.files, tg_str(now->units.at[i].files[f]));
	ok = tg_snapshot_make(steps->history, &steps->run->base, needed, &needs, &steps->snapshot,
			      err);
	tg_map_done(&needs.files);
	tg_buf_done(&needs.name);
	return ok;
}

/* A unit that misses a file: perhaps one that was thought to be no part of any. */
static bool misses_files(const struct tg_analysis *analysis)
{
	size_t i;

	for (i = 0; i < analysis->incomplete.count; i++)
		if (analysis->incomplete.at[i].status == TG_UNIT_DEGRADED)
			return true;
	return false;
}

static bool analyse_base(struct tg_gate_steps *steps, const struct tg_map *units,
			 struct tg_err *err)
{
	struct tg_gate_run *run = steps->run;
	struct tg_analysis *before;

	if (!units->entries.count)
		return true;
	before = &run->before[run->before_count++];
	if (!make_snapshot(steps, units, err) ||
	    !tg_gate_analyse(steps, steps->snapshot.folder.ptr, units, before, err))
		return false;
	if (!misses_files(before))
		return true;
	tg_analysis_done(before);
	*before = (struct tg_analysis){0};
	return tg_snapshot_make(steps->history, &run->base, NULL, NULL, &steps->snapshot, err) &&
	       tg_gate_analyse(steps, steps->snapshot.folder.ptr, units, before, err);
}

bool tg_gate_match(struct tg_gate_steps *steps, struct tg_err *err)
{
	struct tg_gate_run *run = steps->run;
	struct tg_map witnesses = {0};
	bool ok;

	run->is_new = tg_arena_alloc(&run->arena, run->now.findings.count + 1);
	find_changed(steps);
	ok = analyse_base(steps, &steps->changed, err);
	if (ok)
		compare(steps);
	if (ok)
		find_witnesses(steps, &witnesses);
	if (ok && witnesses.entries.count) {
		ok = analyse_base(steps, &witnesses, err);
		if (ok)
			compare(steps);
	}
	tg_map_done(&witnesses);
	return ok;
}
