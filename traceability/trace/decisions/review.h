/* SPDX-License-Identifier: Apache-2.0 */
/*
 * review.h - the ledger of reviews: .tracegate/reviews.tsv in the repository.
 *
 * A review says that somebody looked at a link (code satisfies, mitigates or verifies an item) and
 * found that it holds, or that it does not. It is bound to content, not to a commit: to the hash of
 * the item's text, the deep hash of the code, and the verb. So rebase, squash and cherry-pick lose
 * nothing, and any change of meaning ends it. Who reviewed is who committed the line, with the
 * commit's signature; the ledger itself names nobody.
 *
 * One fact a line, sorted, never edited: two branches merge by keeping the lines of both.
 */
#ifndef TG_TRACE_REVIEW_H
#define TG_TRACE_REVIEW_H

#include "base/hash.h"
#include "base/map.h"
#include "base/mem.h"
#include "model/claim.h"

#define TG_REVIEW_FILE ".tracegate/reviews.tsv"

/* One line. Texts hold no tab and no line end. */
struct tg_review {
	const char *item; /* its key */
	enum tg_verb verb;
	const char *code;         /* "check_password src/auth.c", or just a path */
	struct tg_hash item_hash; /* zero for a clause of a catalogue: it has no text of its own */
	struct tg_hash code_hash; /* deep hash, or that of a file */
	bool valid;               /* false: the link was found not to hold */
	const char *date;         /* YYYY-MM-DD */
	const char *note;
	unsigned line;    /* in the ledger */
	const char *text; /* the line itself */
};

/* Zero it before use. Texts live in the arena of tg_reviews_read(). */
struct tg_reviews {
	TG_VEC(struct tg_review) at;
	struct tg_map by_content; /* item hash, code hash, verb, item -> index + 1 */
	struct tg_map by_link;    /* verb, item, name of the code -> index + 1 of the newest */
	size_t unread;            /* lines that are no reviews */
	unsigned first_unread;    /* the line of the first of them */
};

/* Reads a ledger; it never fails: a line that is no review is counted and reviews nothing. */
void tg_reviews_read(struct tg_arena *arena, struct tg_str content, struct tg_reviews *ret);
void tg_reviews_done(struct tg_reviews *reviews);

/* The review of exactly this content, or NULL; of several, one that says that it does not hold. */
const struct tg_review *tg_review_find(const struct tg_reviews *reviews, const char *item,
				       enum tg_verb verb, struct tg_hash item_hash,
				       struct tg_hash code_hash);

/* The newest review of a link by its date, whatever its content was: `name` is that of the
 * function, or the path. */
const struct tg_review *tg_review_of_link(const struct tg_reviews *reviews, const char *item,
					  enum tg_verb verb, const char *name);

/* The ledger of `content` with one more line, sorted, without doubles. */
void tg_reviews_add(struct tg_str content, const struct tg_review *review, struct tg_buf *out);

/* How a link stands to the ledger. */
enum tg_review_state {
	TG_NOT_REVIEWED = 0, /* never, in this form or another */
	TG_REVIEWED,         /* this very content was found to hold */
	TG_REJECTED,         /* this very content was found not to hold */
	TG_CHANGED_SINCE,    /* another form of it was reviewed */
};

const char *tg_review_state_name(enum tg_review_state state); /* "reviewed", ... */

#endif
