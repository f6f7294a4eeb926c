/* SPDX-License-Identifier: Apache-2.0 */
/*
 * reviewed.h - links that somebody reviewed as they were, and how they changed since.
 *
 * A review is bound to content, which is gone: what it was is looked up at the commit that wrote
 * the review down.
 */
#ifndef TG_TRACE_REVIEWED_H
#define TG_TRACE_REVIEWED_H

#include "trace/matrix/facts.h"

struct tg_reviewed_link {
	const struct tg_matrix_item *item;
	struct tg_matrix_link *link;
	const struct tg_review *review; /* of the newest commit, if there are several */
	struct tg_stored_commit commit; /* that wrote it down */
	bool compared;                  /* not more than some dozen commits are looked at */
};

/* Those of `known`, whose state is TG_CHANGED_SINCE, in the order of its matrix. */
size_t tg_reviewed_links(struct tg_arena *arena, struct tg_known *known, struct tg_store *store,
			 struct tg_reviewed_link **ret);

/*
 * Fills in `change` and `since` of each link as it changed since its review, with the facts of
 * these commits. The store is left as of the commit of `known`.
 */
bool tg_reviewed_compare(struct tg_known *known, struct tg_store *store,
			 struct tg_reviewed_link *links, size_t count, struct tg_err *err);

#endif
