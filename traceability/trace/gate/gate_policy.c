/* SPDX-License-Identifier: Apache-2.0 */
/*
 * gate_policy.c - what a change is judged by: configuration and policy of its base, and which of
 * the files that say how it is judged the change edits.
 */
#include "base/file.h"
#include "base/text.h"
#include "trace/analysis/exports.h"
#include "trace/analysis/worktree.h"
#include "trace/gate/gate_steps.h"

enum { POLICY_LIMIT = 1024 * 1024 };

/*
 * What decides over a change, by default: everything that tracegate reads, and what the usual CI
 * systems run. The policy's `protected` adds to it.
 */
static const char *const protected_files[] = {
	".tracegate/**",
	".github/workflows/**",
	".github/actions/**",
	".gitlab-ci.yml",
	".gitlab/ci/**",
	"**/Jenkinsfile",
	"Jenkinsfile",
	".jenkins/**",
	".pre-commit-config.yaml",
	"azure-pipelines.yml",
	".ci/**",
};

/* Files that tracegate writes itself and git ignores. */
static const char *const own_files[] = {".tracegate/trace.db*", ".tracegate/cache/**"};

static bool matches(const char *const *globs, size_t count, const char *path)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (tg_glob_match(globs[i], path))
			return true;
	return false;
}

#define MATCHES(globs, path) matches((globs), sizeof(globs) / sizeof(*(globs)), (path))

static bool is_protected(void *user, const char *path)
{
	const struct tg_gate_steps *steps = user;

	return !MATCHES(own_files, path) && (MATCHES(protected_files, path) ||
					     tg_words_match(&steps->run->policy.protected, path));
}

static void add_edit(struct tg_gate_steps *steps, struct tg_str path)
{
	*TG_VEC_ADD(&steps->run->edited) = tg_arena_strndup(&steps->run->arena, path.ptr, path.len);
}

/* Files of either side that are not the same on the other. Hidden folders are looked at through
 * the tree of HEAD: only what is committed there takes part in a change. */
static bool add_new(void *user, const struct tg_change *file, struct tg_err *err)
{
	struct tg_gate_steps *steps = user;
	struct tg_arena *arena = &steps->run->arena;
	const char *path = tg_arena_strndup(arena, file->path.ptr, file->path.len);

	(void)err;
	if (is_protected(steps, path) && !tg_map_get(&steps->base_tree, file->path))
		add_edit(steps, file->path);
	return true;
}

static bool find_edits(struct tg_gate_steps *steps, struct tg_err *err)
{
	static const char *const usual[] = {TG_CONFIG_FILE, TG_POLICY_FILE};
	struct tg_str path;
	size_t i;

	for (i = 0; i < steps->base_tree.entries.count; i++) {
		path = steps->base_tree.entries.at[i].key;
		if (is_protected(steps, path.ptr) && !tg_gate_same_as_base(steps, path.ptr))
			add_edit(steps, path);
	}
	/* Before the first commit there is no such tree. */
	if (!tg_oid_is_zero(&steps->run->head) &&
	    !tg_history_tree(steps->history, &steps->run->head, add_new, steps, err))
		return false;
	/* A policy that is not committed yet is one all the same. */
	for (i = 0; i < 2; i++) {
		path = tg_str(usual[i]);
		if (!tg_map_get(&steps->base_tree, path) &&
		    tg_contents_oid(&steps->contents, usual[i]) &&
		    !tg_words_match(&(struct tg_words){(const char *const *)steps->run->edited.at,
						       steps->run->edited.count},
				    usual[i]))
			add_edit(steps, path);
	}
	return true;
}

/* The text of a file: the base's, or the work tree's where the base has no policy at all. */
static bool ruling_file(struct tg_gate_steps *steps, const char *path, struct tg_buf *out)
{
	struct tg_err ignored = {0};

	tg_buf_clear(out);
	if (!steps->run->introduced)
		return tg_gate_base_file(steps, path, POLICY_LIMIT, out);
	return tg_file_read_at(steps->contents.dir, path, POLICY_LIMIT, out, &ignored);
}

/* Says what is malformed in the policy that the change would leave behind. */
static void try_own_policy(struct tg_gate_steps *steps)
{
	struct tg_gate_run *run = steps->run;
	const struct tg_allow_policy allow = {false, 0};
	struct tg_buf text = {0};
	struct tg_err err = {0}, ignored = {0};
	struct tg_config config;
	struct tg_policy policy;
	struct tg_register entries;
	int dir = steps->contents.dir;

	if (tg_file_read_at(dir, TG_CONFIG_FILE, POLICY_LIMIT, &text, &ignored))
		tg_config_parse(&run->arena, tg_buf_view(&text), TG_CONFIG_FILE, &config, &err);
	if (tg_file_read_at(dir, TG_POLICY_FILE, POLICY_LIMIT, &text, &ignored))
		tg_policy_parse(&run->arena, tg_buf_view(&text), TG_POLICY_FILE, &policy, &err);
	if (tg_file_read_at(dir, TG_REGISTER_FILE, POLICY_LIMIT, &text, &ignored))
		tg_register_parse(&run->arena, tg_buf_view(&text), TG_REGISTER_FILE, &allow,
				  tg_today(), &entries, &err);
	if (err.code)
		run->policy_problem = tg_arena_strdup(&run->arena, err.text);
	tg_buf_done(&text);
}

/*
 * Configuration and policy of the base; those of the change only when the base has none.
 * @satisfies TG-GAT-1
 */
bool tg_gate_load_policy(struct tg_gate_steps *steps, struct tg_err *err)
{
	struct tg_gate_run *run = steps->run;
	struct tg_buf text = {0};
	bool ok = true;

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
	if (ok && ruling_file(steps, TG_REGISTER_FILE, &text))
		ok = tg_register_parse(&run->arena, tg_buf_view(&text), TG_REGISTER_FILE,
				       &(struct tg_allow_policy){run->policy.need_ticket,
								 run->policy.longest_days},
				       tg_today(), &run->entries, err);
	if (!ok)
		tg_while(err, "at the base of the change");
	tg_buf_done(&text);
	if (ok && !run->introduced)
		try_own_policy(steps);
	return ok && find_edits(steps, err);
}

static bool is_own_rule(void *user, struct tg_str path)
{
	(void)user;
	return tg_str_starts(path, TG_OWN_RULES "/");
}

static bool has_own_rules(const struct tg_gate_steps *steps)
{
	size_t i;

	for (i = 0; i < steps->base_tree.entries.count; i++)
		if (tg_str_starts(steps->base_tree.entries.at[i].key, TG_OWN_RULES "/"))
			return true;
	return false;
}

bool tg_gate_load_rules(struct tg_gate_steps *steps, struct tg_err *err)
{
	struct tg_gate_run *run = steps->run;

	if (run->introduced) {
		run->rulebook.own_root = steps->options->root;
	} else if (has_own_rules(steps)) {
		if (!tg_snapshot_make(steps->history, &run->base, is_own_rule, NULL,
				      &steps->own_rules, err))
			return false;
		run->rulebook.own_root = steps->own_rules.folder.ptr;
	}
	if (!tg_rulebook_load(&run->rulebook, steps->options->rules_dir, run->config.profile, NULL,
			      err))
		return false;
	tg_rulebook_budget(&run->rulebook, &run->policy);
	return tg_rulebook_exports(&run->rulebook, steps->options->root, err);
}
