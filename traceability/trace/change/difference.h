/* SPDX-License-Identifier: Apache-2.0 */
/*
 * difference.h - what differs between two commits in what is traced: code that changed its meaning
 * apart from code that only changed its looks, items, links. A pure function of both sides.
 */
#ifndef TG_TRACE_DIFFERENCE_H
#define TG_TRACE_DIFFERENCE_H

#include "trace/change/suspicion.h"

/* Code that is linked on one side at least; NULL where it is not there. */
struct tg_code_change {
	const struct tg_symbol *before, *after;
	struct tg_meaning_change change; /* where it is on both sides */
	bool in_test;
};

/* A link by what it says, not by where it stands; one of the two is NULL when it is new or gone. */
struct tg_link_change {
	const struct tg_matrix_item *item; /* of the side that has the link */
	const struct tg_matrix_link *before, *after;
};

/* NULL in `before` is a new item, in `after` one that is gone. */
struct tg_item_change {
	const struct tg_matrix_item *before, *after;
	bool text; /* title or text differ */
};

struct tg_difference {
	const struct tg_item_change *items; /* new, gone, of another text, or of another verdict */
	size_t item_count;
	const struct tg_link_change *links; /* all of both sides */
	size_t link_count;
	const struct tg_code_change *code; /* all that is linked */
	size_t code_count;
};

/* Everything lives in `arena` or in the sides. */
void tg_difference(struct tg_arena *arena, const struct tg_side *base, const struct tg_side *head,
		   struct tg_difference *ret);

#endif
