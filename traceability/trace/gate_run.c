/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/gate_run.h"

#include "base/file.h"
#include "trace/compare.h"
#include "trace/record.h"
#include "trace/snapshot.h"
#include "trace/worktree.h"

enum { POLICY_LIMIT = 1024 * 1024 };

static const char *const policy_files[] = {TG_CONFIG_FILE, TG_POLICY_FILE};

/* One run of the gate, with what its steps share. */
struct steps {
	const struct tg_gate_options *options;
	struct tg_history *history;
	struct tg_store *store;
	struct tg_gate_run *run;
	struct tg_map base_tree;     /* path -> const struct tg_oid * */
	struct tg_contents contents; /* of the work tree */
	struct tg_map changed;       /* units to analyse again at the base */
	const char *edited[2];       /* policy files that the change edits */
	size_t edited_count;
};

static bool take_entry(void *user, const struct tg_change *file, struct tg_err *err)
{
	struct steps *steps = user;
	struct tg_oid *oid = TG_NEW(&steps->run->arena, struct tg_oid);

	(void)err;
	*oid = file->after;
	*tg_map_put(&steps->base_tree, file->path) = oid;
	return true;
}

static bool find_base(struct steps *steps, struct tg_err *err)
{
	struct tg_gate_run *run = steps->run;
	struct tg_oid asked;

	if (!tg_history_resolve(steps->history, steps->options->base, &asked, err) ||
	    !tg_history_resolve(steps->history, "HEAD", &run->head, err) ||
	    !tg_history_merge_base(steps->history, &asked, &run->head, &run->base, err))
		return tg_while(err, "cannot find the base of the change");
	return tg_history_tree(steps->history, &run->base, take_entry, steps, err);
}

/* The text of a file at the base; false when it has none. */
static bool base_file(struct steps *steps, const char *path, struct tg_buf *out)
{
	const struct tg_oid *oid = tg_map_get(&steps->base_tree, tg_str(path));
	size_t size;

	return oid &&
	       tg_history_blob(steps->history, oid, POLICY_LIMIT, out, &size) == TG_BLOB_READ;
}

/* The text of a file: the base's, or the work tree's where the base has no policy at all. */
static bool ruling_file(struct steps *steps, const char *path, struct tg_buf *out)
{
	struct tg_err ignored = {0};

	tg_buf_clear(out);
	if (!steps->run->introduced)
		return base_file(steps, path, out);
	return tg_file_read_at(steps->contents.dir, path, POLICY_LIMIT, out, &ignored);
}

/*
 * Configuration and policy of the base; those of the change only when the base has none.
 * @satisfies TG-GAT-1
 */
static bool load_policy(struct steps *steps, struct tg_err *err)
{
	struct tg_gate_run *run = steps->run;
	struct tg_buf text = {0};
	bool ok = true;
	size_t i;

	run->introduced = !tg_map_get(&steps->base_tree, tg_str(TG_CONFIG_FILE)) &&
			  !tg_map_get(&steps->base_tree, tg_str(TG_POLICY_FILE));
	tg_config_default(&run->config);
	tg_policy_default(&run->policy);
	if (ruling_file(steps, TG_CONFIG_FILE, &text))
		ok = tg_config_parse(&run->arena, tg_buf_view(&text), TG_CONFIG_FILE, &run->config,
				     err);
	if (ok && ruling_file(steps, TG_POLICY_FILE, &text))
		ok = tg_policy_parse(&run->arena, tg_buf_view(&text), TG_POLICY_FILE, &run->policy,
				     err);
	if (!ok)
		tg_while(err, "at the base of the change");
	for (i = 0; i < 2; i++) {
		const struct tg_oid *now = tg_contents_oid(&steps->contents, policy_files[i]);
		const struct tg_oid *then = tg_map_get(&steps->base_tree, tg_str(policy_files[i]));

		if ((now && then && !tg_oid_eq(now, then)) || (!now != !then))
			steps->edited[steps->edited_count++] = policy_files[i];
	}
	tg_buf_done(&text);
	return ok;
}

static const char *database_path(struct steps *steps)
{
	const char *configured = steps->run->config.compile_database;
	struct tg_buf path = {0};
	const char *result;

	if (steps->options->database || !configured)
		return steps->options->database;
	tg_path_join(&path, steps->options->root, configured);
	result = tg_arena_strdup(&steps->run->arena, path.ptr);
	tg_buf_done(&path);
	return result;
}

static bool analyse(struct steps *steps, const char *snapshot, const struct tg_map *only,
		    struct tg_analysis *analysis, struct tg_err *err)
{
	const struct tg_gate_options *options = steps->options;
	struct tg_analysis_options what = {
		.root = options->root,
		.plugin_dir = options->plugin_dir,
		.database = database_path(steps),
		.database_optional = !options->database,
		.rulebook = &steps->run->rulebook,
		.snapshot = snapshot,
		.only = only,
		.exclude = steps->run->config.exclude.at,
		.exclude_count = steps->run->config.exclude.count,
		.jobs = options->jobs,
		.require_sandbox = options->require_sandbox,
		.on_unit = options->on_unit,
		.user = options->user,
	};

	return tg_analyse(&what, analysis, err);
}

static bool same_as_base(struct steps *steps, const char *path)
{
	const struct tg_oid *now = tg_contents_oid(&steps->contents, path);
	const struct tg_oid *then = tg_map_get(&steps->base_tree, tg_str(path));

	return now && then && tg_oid_eq(now, then);
}

/*
 * Units any file of which differs from the base: only they can have findings that are new. With
 * them, sources that only the base has.
 */
static void find_changed(struct steps *steps)
{
	const struct tg_analysis *now = &steps->run->now;
	size_t i, f;

	for (i = 0; i < now->units.count; i++) {
		const struct tg_analysed_unit *unit = &now->units.at[i];
		bool same = unit->status == TG_UNIT_COMPLETE && same_as_base(steps, unit->path);

		for (f = 0; same && f < unit->file_count; f++)
			same = same_as_base(steps, unit->files[f]);
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

/* Compares the findings of changed units with those of the base; the others are known. */
static void compare(struct steps *steps)
{
	struct tg_gate_run *run = steps->run;
	const struct tg_analysis *now = &run->now;
	TG_AUTO(tg_free_)
	struct tg_finding *candidates = tg_alloc_zero(now->findings.count + 1, sizeof(*candidates));
	TG_AUTO(tg_free_) size_t *place = tg_alloc_zero(now->findings.count + 1, sizeof(*place));
	TG_AUTO(tg_free_) bool *is_new = tg_alloc_zero(now->findings.count + 1, sizeof(*is_new));
	size_t i, count = 0;

	run->is_new = tg_arena_alloc(&run->arena, now->findings.count + 1);
	for (i = 0; i < now->findings.count; i++) {
		const char *unit = now->units.at[now->finding_units[i]].path;

		if (!tg_map_get(&steps->changed, tg_str(unit)))
			continue;
		candidates[count] = now->findings.at[i];
		place[count++] = i;
	}
	tg_findings_compare(run->before.findings.at, run->before.findings.count, candidates, count,
			    is_new);
	for (i = 0; i < count; i++)
		run->is_new[place[i]] = is_new[i];
}

static bool analyse_base(struct steps *steps, struct tg_snapshot *snapshot, struct tg_err *err)
{
	find_changed(steps);
	if (!steps->changed.entries.count)
		return true;
	return tg_snapshot_make(steps->history, &steps->run->base, snapshot, err) &&
	       analyse(steps, snapshot->folder.ptr, &steps->changed, &steps->run->before, err);
}

static bool is_dirty(void *user, const struct tg_change *file, struct tg_err *err)
{
	struct steps *steps = user;
	const char *path;
	const struct tg_oid *now;

	(void)err;
	if (file->kind != TG_ENTRY_FILE || steps->run->is_dirty)
		return true;
	path = tg_arena_strndup(&steps->run->arena, file->path.ptr, file->path.len);
	now = tg_contents_oid(&steps->contents, path);
	steps->run->is_dirty = !now || !tg_oid_eq(now, &file->after);
	return true;
}

static bool record(struct steps *steps, const struct tg_snapshot *snapshot, struct tg_err *err)
{
	struct tg_gate_run *run = steps->run;
	struct tg_record now = {.tool = steps->options->tool, .is_dirty = run->is_dirty};
	struct tg_record before = {.tool = steps->options->tool};
	struct tg_commit commit;

	if (!tg_history_commit(&run->arena, steps->history, &run->head, &commit, err))
		return false;
	now.commit = run->head;
	now.tree = commit.tree;
	if (!tg_history_commit(&run->arena, steps->history, &run->base, &commit, err))
		return false;
	before.commit = run->base;
	before.tree = commit.tree;
	return tg_store_begin(steps->store, "gate", steps->options->tool, err) &&
	       (!snapshot->folder.len || tg_record_findings(steps->store, &run->before,
							    snapshot->folder.ptr, &before, err)) &&
	       tg_record_findings(steps->store, &run->now, steps->options->root, &now, err) &&
	       tg_store_commit(steps->store, err);
}

/* Units that were not analysed, and files whose items or claims could not be read. */
static size_t list_gaps(struct tg_gate_run *run, const struct tg_fact_gap **ret_gaps)
{
	const struct tg_facts *facts = &run->known_now.now;
	struct tg_fact_gap *gaps = tg_arena_alloc(
		&run->arena, (run->now.incomplete.count + facts->gap_count) * sizeof(*gaps) + 1);
	struct tg_map units = {0};
	size_t count = 0, i;

	for (i = 0; i < run->now.incomplete.count; i++) {
		const struct tg_incomplete *unit = &run->now.incomplete.at[i];

		tg_map_add(&units, tg_str(unit->path));
		gaps[count++] = (struct tg_fact_gap){unit->path, unit->detail};
	}
	for (i = 0; i < facts->gap_count; i++)
		if (!tg_map_has(&units, tg_str(facts->gaps[i].path)))
			gaps[count++] = facts->gaps[i];
	tg_map_done(&units);
	*ret_gaps = gaps;
	return count;
}

static void decide(struct steps *steps)
{
	struct tg_gate_run *run = steps->run;
	const struct tg_completeness *whole = tg_history_completeness(steps->history);
	struct tg_gate_input input = {
		.policy = &run->policy,
		.base = {&run->known_before.matrix, ""},
		.head = {&run->known_now.matrix, tg_history_why(&run->arena, whole)},
		.findings = run->now.findings.at,
		.is_new = run->is_new,
		.finding_count = run->now.findings.count,
		.policy_files = steps->edited,
		.policy_file_count = steps->edited_count,
		.cards = &run->rulebook.cards,
	};

	input.incomplete_count = list_gaps(run, &input.incomplete);
	tg_gate_decide(&run->arena, &input, &run->gate);
}

static bool go(struct steps *steps, struct tg_snapshot *snapshot, struct tg_err *err)
{
	struct tg_gate_run *run = steps->run;
	const char *rules = steps->options->rules_dir;

	if (!find_base(steps, err) || !load_policy(steps, err) ||
	    !tg_rulebook_load(&run->rulebook, rules, run->config.profile, NULL, err) ||
	    !tg_catalogs_open(&run->catalogs, rules, err) ||
	    !analyse(steps, NULL, NULL, &run->now, err) || !analyse_base(steps, snapshot, err) ||
	    !tg_history_tree(steps->history, &run->head, is_dirty, steps, err))
		return false;
	compare(steps);
	if (!record(steps, snapshot, err) ||
	    !tg_known_load(&run->known_before, steps->store, &run->base, &run->rulebook.cards,
			   &run->catalogs, err) ||
	    !tg_known_load(&run->known_now, steps->store, &run->head, &run->rulebook.cards,
			   &run->catalogs, err))
		return false;
	decide(steps);
	return true;
}

bool tg_gate_run(const struct tg_gate_options *options, struct tg_history *history,
		 struct tg_store *store, struct tg_gate_run *run, struct tg_err *err)
{
	struct steps steps = {.options = options, .history = history, .store = store, .run = run};
	struct tg_snapshot snapshot = {0};
	bool ok =
		tg_contents_open(&steps.contents, options->root, err) && go(&steps, &snapshot, err);

	tg_snapshot_done(&snapshot);
	tg_map_done(&steps.base_tree);
	tg_map_done(&steps.changed);
	tg_contents_done(&steps.contents);
	return ok;
}

void tg_gate_run_done(struct tg_gate_run *run)
{
	tg_known_done(&run->known_now);
	tg_known_done(&run->known_before);
	tg_analysis_done(&run->now);
	tg_analysis_done(&run->before);
	tg_catalogs_done(&run->catalogs);
	tg_rulebook_done(&run->rulebook);
	tg_arena_done(&run->arena);
}
