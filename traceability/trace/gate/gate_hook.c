/* SPDX-License-Identifier: Apache-2.0 */
/*
 * gate_hook.c - what git's hooks look at; see gate_run.h.
 */
#include "trace/gate/gate_steps.h"

enum { REMOTE_REFS_MAX = 50 };

static bool count_commit(void *user, const struct tg_oid *commit)
{
	size_t *count = user;

	(void)commit;
	(*count)++;
	return true;
}

/*
 * A branch that is new to the remote: what lies behind the branch of it that is nearest. False
 * without an error when the remote has none.
 */
static bool nearest_base(struct tg_gate_steps *steps, struct tg_oid *ret, struct tg_err *err)
{
	struct tg_gate_run *run = steps->run;
	const char *prefix = tg_arena_printf(&run->arena, "refs/remotes/%s/",
					     steps->options->remote ? steps->options->remote : "");
	struct tg_ref *refs;
	size_t count, i, tried = 0, best = SIZE_MAX;

	if (!tg_history_refs(&run->arena, steps->history, &refs, &count, err))
		return false;
	for (i = 0; i < count && tried < REMOTE_REFS_MAX; i++) {
		struct tg_err none = {0};
		struct tg_oid base;
		size_t distance = 0;

		if (!tg_str_starts(tg_str(refs[i].name), prefix))
			continue;
		tried++;
		if (tg_history_merge_base(steps->history, &refs[i].commit, &run->head, &base,
					  &none) &&
		    tg_history_between(steps->history, &base, &run->head, count_commit, &distance,
				       &none) &&
		    distance < best) {
			best = distance;
			*ret = base;
		}
	}
	return best != SIZE_MAX;
}

static bool find_commits(struct tg_gate_steps *steps, bool *ret_has_base, struct tg_err *err)
{
	const struct tg_gate_options *options = steps->options;
	struct tg_gate_run *run = steps->run;
	struct tg_err none = {0};

	*ret_has_base = false;
	if (options->staged) {
		*ret_has_base = tg_history_resolve(steps->history, "HEAD", &run->base, &none);
		run->head = run->base;
		return true;
	}
	if (!tg_history_resolve(steps->history, options->head, &run->head, err))
		return false;
	/* A commit of the remote that was never fetched tells nothing. */
	if (options->base)
		*ret_has_base =
			tg_history_resolve(steps->history, options->base, &run->base, &none);
	if (!*ret_has_base)
		*ret_has_base = nearest_base(steps, &run->base, err);
	return !err->code;
}

static bool decide(struct tg_gate_steps *steps, struct tg_err *err)
{
	struct tg_gate_run *run = steps->run;
	struct tg_ruleset *limit_rules;
	struct tg_gate_input input = {
		.policy = &run->policy,
		.base = {.history = ""},
		.head = {.history = ""},
		.findings = run->now.findings.at,
		.is_new = run->is_new,
		.finding_count = run->now.findings.count,
		.secrets = run->secrets.at,
		.secret_count = run->secrets.count,
		.edits = run->edits.at,
		.edit_count = run->edits.count,
		.policy_problem = run->policy_problem,
		.policy_files = run->edited.at,
		.policy_file_count = run->edited.count,
		.cards = &run->rulebook.cards,
	};

	/* Limits count all findings of a path, and a hook sees few of them. */
	run->policy.limit_count = 0;
	if (!tg_gate_load_limits(steps, &limit_rules, err))
		return false;
	input.limit_rules = limit_rules;
	input.gap_count = tg_gate_list_gaps(steps, &input.gaps);
	tg_gate_decide(&run->arena, &input, &run->gate);
	return true;
}

static bool go(struct tg_gate_steps *steps, struct tg_err *err)
{
	struct tg_gate_run *run = steps->run;
	bool has_base;

	if (!find_commits(steps, &has_base, err))
		return false;
	if (has_base && !tg_gate_read_base(steps, err))
		return false;
	if (!tg_gate_load_policy(steps, err) || !tg_gate_load_rules(steps, err))
		return false;
	/* Before the first commit there is nothing to be worse than; secrets are looked for. */
	if (steps->options->staged && has_base &&
	    (!tg_gate_staged(steps, err) || !tg_gate_allows(steps, err)))
		return false;
	return tg_gate_secrets(steps, has_base ? &run->base : NULL, err) && decide(steps, err);
}

bool tg_gate_hook(const struct tg_gate_options *options, struct tg_history *history,
		  struct tg_gate_run *run, struct tg_err *err)
{
	struct tg_gate_steps steps = {.options = options, .history = history, .run = run};
	bool ok = tg_contents_open(&steps.contents, options->root, err) && go(&steps, err);

	tg_gate_steps_done(&steps);
	return ok;
}
