/* SPDX-License-Identifier: Apache-2.0 */
/*
 * suspicion.h - what a change puts in doubt: links whose item or code means something else than at
 * the base, and tests that proved something there and do not any more. Pure functions of what is
 * known of both sides.
 */
#ifndef TG_TRACE_SUSPICION_H
#define TG_TRACE_SUSPICION_H

#include "trace/matrix/matrix.h"

/* One side: its facts and the matrix that was made of them (struct tg_known has both). */
struct tg_side {
	const struct tg_facts *facts;
	const struct tg_matrix *matrix;
};

/* A link that both sides have, that changed, and that nobody reviewed as it is at the head. */
struct tg_suspicion {
	const struct tg_matrix_item *item; /* of the head */
	const struct tg_matrix_link *link; /* of the head */
	bool text_changed;                 /* of the item */
	struct tg_meaning_change change;   /* of the code; TG_SAME where only the text changed */
	const char *what;                  /* "check_password() changed", for people */
};

/* Links in the order of the head's matrix; `*ret` and its texts live in `arena`. */
size_t tg_suspicions(struct tg_arena *arena, const struct tg_side *base, const struct tg_side *head,
		     struct tg_suspicion **ret);

/* A test that proved an item at the base and does not at the head. */
struct tg_unproven {
	const struct tg_matrix_item *item; /* of the head; NULL: the item is gone */
	const struct tg_matrix_item *base_item;
	const struct tg_matrix_link *base_link;
	const struct tg_matrix_link *link; /* of the head; NULL: the test or its claim is gone */
	const char *why;                   /* for people */
};
size_t tg_unproven(struct tg_arena *arena, const struct tg_side *base, const struct tg_side *head,
		   struct tg_unproven **ret);

/*
 * Symbols of one side looked up in the other. While a comparison lasts, nothing else may be put
 * into its arena.
 */
struct tg_comparison;
struct tg_comparison *tg_comparison_begin(struct tg_arena *arena, const struct tg_facts *then,
					  const struct tg_facts *now);
/* The same symbol as it was, with how its meaning changed; NULL when it was not there. */
const struct tg_symbol *tg_comparison_symbol(struct tg_comparison *comparison,
					     const struct tg_symbol *symbol,
					     struct tg_meaning_change *ret_change);
/* What the symbol of a claim was then, and how that is known. */
struct tg_identity tg_comparison_identity(struct tg_comparison *comparison,
					  const struct tg_fact_claim *claim);
void tg_comparison_end(struct tg_comparison *comparison);

#endif
