/* SPDX-License-Identifier: Apache-2.0 */
/*
 * dirty.h - does the work tree still hold what a commit holds?
 */
#ifndef TG_TRACE_DIRTY_H
#define TG_TRACE_DIRTY_H

#include "history/history.h"

/*
 * Compares the code and other annotated files of `commit` with the work tree in `root`, by
 * content. `*ret_count` is the number that differ or are gone, `*ret_first` names one of them (in
 * `arena`), or is "". New files do not count: the commit does not speak of them.
 */
bool tg_worktree_differs(struct tg_arena *arena, struct tg_history *history, const char *root,
			 const struct tg_oid *commit, size_t *ret_count, const char **ret_first,
			 struct tg_err *err);

#endif
