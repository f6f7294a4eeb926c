/* SPDX-License-Identifier: Apache-2.0 */
/*
 * affected.h - which links the code that is not committed yet puts in doubt.
 */
#ifndef TG_TRACE_AFFECTED_H
#define TG_TRACE_AFFECTED_H

#include "history/history.h"
#include "trace/change/suspicion.h"
#include "trace/matrix/facts.h"

struct tg_affected_options {
	const char *root; /* absolute */
	struct tg_history *history;
	const struct tg_known *known;       /* of HEAD; it must know the meanings of its code */
	const struct tg_stored_file *files; /* of HEAD's tree */
	size_t file_count;
	bool staged;   /* what the next commit will hold; else the work tree */
	unsigned jobs; /* 0 = as many as there are processors */
};

/* A link whose code or test means something else than at HEAD. */
struct tg_affected {
	const struct tg_matrix_item *item;
	const struct tg_matrix_link *link;
	struct tg_meaning_change change; /* grade TG_SAME: the code is gone */
};

/*
 * Links in the order of the matrix. `*ret_changed` counts the files of code that differ from HEAD,
 * `*ret_unread` those whose symbols are not known. Everything lives in `arena`.
 */
bool tg_affected_find(struct tg_arena *arena, const struct tg_affected_options *options,
		      struct tg_affected **ret, size_t *ret_count, size_t *ret_changed,
		      size_t *ret_unread, struct tg_err *err);

#endif
