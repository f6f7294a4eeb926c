/* SPDX-License-Identifier: Apache-2.0 */
/*
 * index_ahead.h - children that look through file contents while the parent still walks history.
 *
 * Most files hold no annotation. The children say which do, or cannot be read; the parent reads
 * only those, as if there were no child. Nothing depends on them: what none of them answers is
 * read.
 */
#ifndef TG_TRACE_INDEX_AHEAD_H
#define TG_TRACE_INDEX_AHEAD_H

#include <sys/types.h>

#include "base/str.h"

struct tg_index_blob;

enum { TG_AHEAD_MOST = 8 }; /* children: more would wait for the walk */

/* Zero it before use. */
struct tg_ahead {
	struct tg_ahead_child {
		pid_t pid;
		int answers; /* a pipe */
	} children[TG_AHEAD_MOST];
	size_t count;
	int questions; /* a socket from which each child takes the next batch */
	size_t handed; /* blobs that stand in it, or did */
};

/* Starts up to `jobs` children for the repository in `root`; true when one runs. */
bool tg_ahead_start(struct tg_ahead *ahead, const char *root, unsigned jobs);

/* Hands over whole batches of the blobs that were not handed over yet, without waiting. */
void tg_ahead_hand(struct tg_ahead *ahead, const struct tg_index_blob *blobs, size_t count);

/*
 * Hands over the rest and waits for the children. `ret_answers` gets one byte for each blob: 0 =
 * there is nothing in it.
 */
void tg_ahead_finish(struct tg_ahead *ahead, const struct tg_index_blob *blobs, size_t count,
		     struct tg_buf *ret_answers);

#endif
