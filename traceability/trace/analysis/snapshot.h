/* SPDX-License-Identifier: Apache-2.0 */
/*
 * snapshot.h - the files of a commit in a folder of their own, for an analysis of that commit
 * without touching the work tree.
 *
 * Files are written from git objects by ourselves: no filter, attribute or hook of the repository
 * runs. Symbolic links and submodules are left out. The folder has mode 0700 and is removed with
 * everything in it.
 */
#ifndef TG_TRACE_SNAPSHOT_H
#define TG_TRACE_SNAPSHOT_H

#include "base/str.h"
#include "history/history.h"

/* Zero it; release it with tg_snapshot_done(), also after a failure. */
struct tg_snapshot {
	struct tg_buf folder; /* absolute; "" = none was made */
	size_t files;
	size_t left_out; /* links, submodules, names that cannot be written, files over the limit */
};

/*
 * Writes the files up to 8 MiB that `commit` holds, or only those that `wants` asks for (NULL:
 * all). May be called again for more of them: what is there already stays.
 */
bool tg_snapshot_make(struct tg_history *history, const struct tg_oid *commit,
		      bool (*wants)(void *user, struct tg_str path), void *user,
		      struct tg_snapshot *ret_snapshot, struct tg_err *err);
/* As tg_snapshot_make(), all of what the next commit will hold. */
bool tg_snapshot_staged(struct tg_history *history, struct tg_snapshot *ret_snapshot,
			struct tg_err *err);
void tg_snapshot_done(struct tg_snapshot *snapshot);

#endif
