/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/gate/gate_run.h"

#include "base/file.h"
#include "trace/gate/gate_steps.h"

static bool take_entry(void *user, const struct tg_change *file, struct tg_err *err)
{
	struct tg_gate_steps *steps = user;
	struct tg_oid *oid = TG_NEW(&steps->run->arena, struct tg_oid);

	(void)err;
	*oid = file->after;
	*tg_map_put(&steps->base_tree, file->path) = oid;
	return true;
}

bool tg_gate_read_base(struct tg_gate_steps *steps, struct tg_err *err)
{
	return tg_history_tree(steps->history, &steps->run->base, take_entry, steps, err);
}

static bool find_base(struct tg_gate_steps *steps, struct tg_err *err)
{
	struct tg_gate_run *run = steps->run;
	struct tg_oid asked;

	if (!tg_history_resolve(steps->history, steps->options->base, &asked, err) ||
	    !tg_history_resolve(steps->history, "HEAD", &run->head, err) ||
	    !tg_history_merge_base(steps->history, &asked, &run->head, &run->base, err))
		return tg_while(err, "cannot find the base of the change");
	return tg_gate_read_base(steps, err);
}

bool tg_gate_base_file(struct tg_gate_steps *steps, const char *path, size_t limit,
		       struct tg_buf *out)
{
	const struct tg_oid *oid = tg_map_get(&steps->base_tree, tg_str(path));
	size_t size;

	return oid && tg_history_blob(steps->history, oid, limit, out, &size) == TG_BLOB_READ;
}

bool tg_gate_same_as_base(struct tg_gate_steps *steps, const char *path)
{
	const struct tg_oid *now = tg_contents_oid(&steps->contents, path);
	const struct tg_oid *then = tg_map_get(&steps->base_tree, tg_str(path));

	return now && then && tg_oid_eq(now, then);
}

static const char *database_path(struct tg_gate_steps *steps)
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

static struct tg_register copy_register(struct tg_arena *arena, const struct tg_register *entries)
{
	struct tg_register copy = *entries;

	copy.entries = tg_arena_alloc(arena, (copy.count + 1) * sizeof(*copy.entries));
	if (copy.count)
		memcpy(copy.entries, entries->entries, copy.count * sizeof(*copy.entries));
	return copy;
}

bool tg_gate_analyse(struct tg_gate_steps *steps, const char *snapshot, const struct tg_map *only,
		     struct tg_analysis *analysis, struct tg_err *err)
{
	const struct tg_gate_options *options = steps->options;
	/* What became of the entries is asked of the work tree alone. */
	struct tg_register before = copy_register(&steps->run->arena, &steps->run->entries);
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
		.release = &steps->run->config.release,
		.jobs = options->jobs,
		.caching = options->caching,
		/* At the base all units are needed for it: only where they are known. */
		.link = options->caching.folder != NULL,
		/* Nobody who commits waits for units that the change does not concern. */
		.link_known = options->staged,
		.require_sandbox = options->require_sandbox,
		.allow = {steps->run->policy.need_ticket, steps->run->policy.longest_days},
		.entries = snapshot ? &before : &steps->run->entries,
		.on_unit = options->on_unit,
		.user = options->user,
	};

	return tg_analyse(&what, analysis, err);
}

static bool is_dirty(void *user, const struct tg_change *file, struct tg_err *err)
{
	struct tg_gate_steps *steps = user;
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

static bool record_base(struct tg_gate_steps *steps, const struct tg_record *before,
			struct tg_err *err)
{
	size_t i;

	for (i = 0; i < steps->run->before_count; i++)
		if (!tg_record_findings(steps->store, &steps->run->before[i],
					steps->snapshot.folder.ptr, before, err))
			return false;
	return true;
}

static bool record(struct tg_gate_steps *steps, struct tg_err *err)
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
	       record_base(steps, &before, err) &&
	       tg_record_findings(steps->store, &run->now, steps->options->root, &now, err) &&
	       tg_gate_outline_base(steps, err) && tg_store_commit(steps->store, err);
}

/* True when nothing that a unit consists of, as far as it is known, was touched. */
static bool is_untouched(struct tg_gate_steps *steps, const char *path)
{
	const struct tg_analysis *now = &steps->run->now;
	size_t i, f;

	if (!tg_gate_same_as_base(steps, path))
		return false;
	for (i = 0; i < now->units.count; i++)
		if (strcmp(now->units.at[i].path, path) == 0)
			for (f = 0; f < now->units.at[i].file_count; f++)
				if (!tg_gate_same_as_base(steps, now->units.at[i].files[f]))
					return false;
	return true;
}

/* Units that were not analysed, and files whose items or claims could not be read. */
size_t tg_gate_list_gaps(struct tg_gate_steps *steps, const struct tg_gate_gap **ret_gaps)
{
	struct tg_gate_run *run = steps->run;
	const struct tg_facts *facts = &run->known_now.now;
	struct tg_gate_gap *gaps = tg_arena_alloc(
		&run->arena,
		(run->now.incomplete.count + facts->gap_count + run->unread.count) * sizeof(*gaps) +
			1);
	struct tg_map units = {0};
	size_t count = 0, i;

	for (i = 0; i < run->now.incomplete.count; i++) {
		const struct tg_incomplete *unit = &run->now.incomplete.at[i];

		tg_map_add(&units, tg_str(unit->path));
		gaps[count++] = (struct tg_gate_gap){unit->path, unit->detail,
						     is_untouched(steps, unit->path)};
	}
	for (i = 0; i < facts->gap_count; i++)
		if (!tg_map_has(&units, tg_str(facts->gaps[i].path)))
			gaps[count++] = (struct tg_gate_gap){
				facts->gaps[i].path, facts->gaps[i].detail,
				tg_gate_same_as_base(steps, facts->gaps[i].path)};
	for (i = 0; i < run->unread.count; i++)
		gaps[count++] = run->unread.at[i];
	tg_map_done(&units);
	*ret_gaps = gaps;
	return count;
}

/* The rules of the profiles that limits of the policy name. */
bool tg_gate_load_limits(struct tg_gate_steps *steps, struct tg_ruleset **ret, struct tg_err *err)
{
	struct tg_gate_run *run = steps->run;
	size_t i;

	*ret = tg_arena_alloc(&run->arena, (run->policy.limit_count + 1) * sizeof(**ret));
	for (i = 0; i < run->policy.limit_count; i++)
		if (run->policy.limits[i].profile &&
		    !tg_ruleset_load(&run->arena, steps->options->rules_dir, &run->rulebook.cards,
				     run->policy.limits[i].profile, NULL, &(*ret)[i], err))
			return tg_while(err, "a limit of the policy");
	return true;
}

static bool decide(struct tg_gate_steps *steps, struct tg_err *err)
{
	struct tg_gate_run *run = steps->run;
	const struct tg_completeness *whole = tg_history_completeness(steps->history);
	const struct tg_side base = {&run->known_before.now, &run->known_before.matrix};
	const struct tg_side head = {&run->known_now.now, &run->known_now.matrix};
	struct tg_suspicion *suspicions;
	struct tg_unproven *unproven;
	struct tg_ruleset *limit_rules;
	struct tg_gate_input input = {
		.policy = &run->policy,
		.base = {&run->known_before.matrix, "", run->known_before.near_misses,
			 run->known_before.near_miss_count},
		.head = {&run->known_now.matrix, tg_history_why(&run->arena, whole),
			 run->known_now.near_misses, run->known_now.near_miss_count},
		.findings = run->now.findings.at,
		.is_new = run->is_new,
		.finding_count = run->now.findings.count,
		.secrets = run->secrets.at,
		.secret_count = run->secrets.count,
		.edits = run->edits.at,
		.edit_count = run->edits.count,
		.entries = &run->entries,
		.policy_problem = run->policy_problem,
		.policy_files = run->edited.at,
		.policy_file_count = run->edited.count,
		.cards = &run->rulebook.cards,
	};

	if (!tg_gate_load_limits(steps, &limit_rules, err))
		return false;
	input.limit_rules = limit_rules;
	input.suspicion_count = tg_suspicions(&run->arena, &base, &head, &suspicions);
	input.suspicions = suspicions;
	input.unproven_count = tg_unproven(&run->arena, &base, &head, &unproven);
	input.unproven = unproven;
	input.gap_count = tg_gate_list_gaps(steps, &input.gaps);
	tg_gate_decide(&run->arena, &input, &run->gate);
	return tg_gate_since(steps, err);
}

static bool go(struct tg_gate_steps *steps, struct tg_err *err)
{
	struct tg_gate_run *run = steps->run;
	const char *rules = steps->options->rules_dir;

	if (!find_base(steps, err) || !tg_gate_load_policy(steps, err) ||
	    !tg_gate_load_rules(steps, err) || !tg_catalogs_open(&run->catalogs, rules, err) ||
	    !tg_gate_analyse(steps, NULL, NULL, &run->now, err) || !tg_gate_match(steps, err) ||
	    !tg_gate_allows(steps, err) || !tg_gate_secrets(steps, &run->base, err) ||
	    !tg_history_tree(steps->history, &run->head, is_dirty, steps, err))
		return false;
	if (!record(steps, err) || !tg_known_load(&run->known_before, steps->store, &run->base,
						  &run->rulebook.cards, &run->catalogs, err))
		return false;
	if (!run->introduced)
		run->known_now.judged_by = &run->known_before;
	if (!tg_known_load(&run->known_now, steps->store, &run->head, &run->rulebook.cards,
			   &run->catalogs, err))
		return false;
	tg_gate_boundaries(steps);
	return decide(steps, err);
}

void tg_gate_steps_done(struct tg_gate_steps *steps)
{
	tg_snapshot_done(&steps->snapshot);
	tg_snapshot_done(&steps->staged);
	tg_snapshot_done(&steps->own_rules);
	tg_map_done(&steps->texts[0]);
	tg_map_done(&steps->texts[1]);
	tg_map_done(&steps->base_tree);
	tg_map_done(&steps->changed);
	tg_contents_done(&steps->contents);
}

bool tg_gate_run(const struct tg_gate_options *options, struct tg_history *history,
		 struct tg_store *store, struct tg_gate_run *run, struct tg_err *err)
{
	struct tg_gate_steps steps = {
		.options = options, .history = history, .store = store, .run = run};
	bool ok = tg_contents_open(&steps.contents, options->root, err) && go(&steps, err);

	tg_gate_steps_done(&steps);
	return ok;
}

size_t tg_gate_units_again(const struct tg_gate_run *run)
{
	size_t i, count = 0;

	for (i = 0; i < run->before_count; i++)
		count += run->before[i].units.count;
	return count;
}

void tg_gate_run_done(struct tg_gate_run *run)
{
	size_t i;

	tg_known_done(&run->known_now);
	tg_known_done(&run->known_before);
	tg_analysis_done(&run->now);
	for (i = 0; i < run->before_count; i++)
		tg_analysis_done(&run->before[i]);
	tg_catalogs_done(&run->catalogs);
	tg_rulebook_done(&run->rulebook);
	TG_VEC_DONE(&run->edited);
	TG_VEC_DONE(&run->edits);
	TG_VEC_DONE(&run->secrets);
	TG_VEC_DONE(&run->unread);
	TG_VEC_DONE(&run->allows_before);
	TG_VEC_DONE(&run->allows_now);
	tg_arena_done(&run->arena);
}
