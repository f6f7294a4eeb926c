/* SPDX-License-Identifier: Apache-2.0 */
/*
 * gate_allows.c - what a change does to suppressions beside the code.
 *
 * Only files that differ from the base are read: in the others the same records stand.
 */
#include "trace/analysis/worktree.h"
#include "trace/gate/gate_steps.h"

static void read_base(struct tg_gate_steps *steps, const char *path)
{
	const struct tg_str *text = tg_gate_base_text(steps, path);

	if (text)
		tg_allows_read(&steps->run->arena, path, *text, &steps->run->allows_before);
}

static void read_head(struct tg_gate_steps *steps, const char *path)
{
	const struct tg_str *text = tg_gate_head_text(steps, path);

	if (text)
		tg_allows_read(&steps->run->arena, path, *text, &steps->run->allows_now);
}

static bool is_code(void *user, const char *path)
{
	const struct tg_gate_steps *steps = user;

	return tg_is_code(path) && !tg_words_match(&steps->run->config.exclude, path);
}

bool tg_gate_allows(struct tg_gate_steps *steps, struct tg_err *err)
{
	struct tg_gate_run *run = steps->run;
	tg_paths paths = {0};
	size_t i, b;
	bool ok = tg_worktree_files(&run->arena, steps->options->root, is_code, steps, &paths, err);

	for (i = 0; ok && i < paths.count; i++)
		if (!tg_gate_same_as_base(steps, paths.at[i]))
			read_head(steps, paths.at[i]);
	for (i = 0; ok && i < steps->base_tree.entries.count; i++) {
		const char *path = steps->base_tree.entries.at[i].key.ptr;

		if (is_code(steps, path) && !tg_gate_same_as_base(steps, path))
			read_base(steps, path);
	}
	tg_allows_count(&run->allows_now, run->now.findings.at, run->now.findings.count);
	for (b = 0; b < run->before_count; b++)
		tg_allows_count(&run->allows_before, run->before[b].findings.at,
				run->before[b].findings.count);
	tg_allows_compare(&run->allows_before, &run->allows_now, &run->edits);
	TG_VEC_DONE(&paths);
	return ok;
}
