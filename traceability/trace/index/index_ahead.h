/* SPDX-License-Identifier: Apache-2.0 */
/*
 * index_ahead.h - a child that looks through file contents while the parent still walks history.
 *
 * Most files hold no annotation. The child says which do, or cannot be read; the parent reads
 * only those, as if there were no child. Nothing depends on the child: where it fails, all are
 * read.
 */
#ifndef TG_TRACE_INDEX_AHEAD_H
#define TG_TRACE_INDEX_AHEAD_H

#include <sys/types.h>

#include "model/commit.h"

/* Zero it before use. */
struct tg_ahead {
	pid_t pid;            /* 0 = there is no child */
	int to, from;         /* pipes */
	struct tg_buf unsent; /* object ids */
	size_t sent;
};

/* Starts a child for the repository in `root`; true when it runs. */
bool tg_ahead_start(struct tg_ahead *ahead, const char *root);
void tg_ahead_send(struct tg_ahead *ahead, const struct tg_oid *blob);

/*
 * Waits for the child. True when `ret_answers` holds one byte for each blob, in their order: 0 =
 * there is nothing in it. False when there was no child, or it failed.
 */
bool tg_ahead_finish(struct tg_ahead *ahead, struct tg_buf *ret_answers);

#endif
