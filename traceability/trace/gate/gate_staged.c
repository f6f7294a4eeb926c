/* SPDX-License-Identifier: Apache-2.0 */
/*
 * gate_staged.c - what the next commit makes worse: only units that what is staged may concern are
 * analysed, as they are in the index and as they are in HEAD. Verdicts of requirements are left to
 * the gate: they need the commit.
 */
#include "trace/analysis/includers.h"
#include "trace/analysis/worktree.h"
#include "trace/gate/gate_steps.h"

struct staging {
	struct tg_gate_steps *steps;
	struct tg_map index;   /* path -> const struct tg_oid *, of code */
	struct tg_map changed; /* code that differs between HEAD and the index */
	tg_paths paths;        /* of the code in the index */
	bool as_on_disk;       /* the work tree has the same code as the index */
};

static bool take(void *user, const struct tg_change *file, struct tg_err *err)
{
	struct staging *staging = user;
	struct tg_gate_steps *steps = staging->steps;
	struct tg_arena *arena = &steps->run->arena;
	const char *path = tg_arena_strndup(arena, file->path.ptr, file->path.len);
	const struct tg_oid *then = tg_map_get(&steps->base_tree, file->path), *now;
	struct tg_oid *oid;

	(void)err;
	if (file->kind != TG_ENTRY_FILE || !tg_is_code(path) ||
	    tg_words_match(&steps->run->config.exclude, path))
		return true;
	oid = TG_NEW(arena, struct tg_oid);
	*oid = file->after;
	*tg_map_put(&staging->index, file->path) = oid;
	*TG_VEC_ADD(&staging->paths) = path;
	if (!then || !tg_oid_eq(then, oid))
		tg_map_add(&staging->changed, file->path);
	now = tg_contents_oid(&steps->contents, path);
	staging->as_on_disk = staging->as_on_disk && now && tg_oid_eq(now, oid);
	return true;
}

static bool read_index(struct staging *staging, struct tg_err *err)
{
	struct tg_gate_steps *steps = staging->steps;
	size_t i;

	staging->as_on_disk = true;
	if (!tg_history_staged(steps->history, take, staging, err))
		return false;
	for (i = 0; i < steps->base_tree.entries.count; i++) {
		struct tg_str path = steps->base_tree.entries.at[i].key;

		if (tg_is_code(path.ptr) && !tg_map_has(&staging->index, path) &&
		    !tg_words_match(&steps->run->config.exclude, path.ptr))
			tg_map_add(&staging->changed, path);
	}
	return true;
}

/* Where the index and the work tree differ, the index is written out to be analysed. */
static bool look_at_index(struct staging *staging, struct tg_err *err)
{
	struct tg_gate_steps *steps = staging->steps;

	if (staging->as_on_disk)
		return true;
	if (!tg_snapshot_staged(steps->history, &steps->staged, err))
		return false;
	tg_contents_done(&steps->contents);
	return tg_contents_open(&steps->contents, steps->staged.folder.ptr, err);
}

static bool analyse(struct staging *staging, struct tg_err *err)
{
	struct tg_gate_steps *steps = staging->steps;
	struct tg_map units = {0};
	bool ok;

	tg_includers(steps->contents.dir, &staging->paths, &staging->changed, &units);
	/* Without a unit that it may concern, nothing can be found. */
	ok = !units.entries.count ||
	     (tg_gate_analyse(steps, staging->as_on_disk ? NULL : steps->staged.folder.ptr, &units,
			      &steps->run->now, err) &&
	      tg_gate_match(steps, err));
	tg_map_done(&units);
	return ok;
}

bool tg_gate_staged(struct tg_gate_steps *steps, struct tg_err *err)
{
	struct staging staging = {.steps = steps};
	bool ok = read_index(&staging, err);

	if (ok && staging.changed.entries.count)
		ok = look_at_index(&staging, err) && analyse(&staging, err);
	steps->run->staged_code = staging.changed.entries.count;
	tg_map_done(&staging.index);
	tg_map_done(&staging.changed);
	TG_VEC_DONE(&staging.paths);
	return ok;
}
