/* SPDX-License-Identifier: Apache-2.0 */
/*
 * blame.h - who wrote, claimed, changed, verified and reviewed what an item rests on, in which
 * commit, and with whose key that is signed.
 */
#ifndef TG_OUTPUT_BLAME_H
#define TG_OUTPUT_BLAME_H

#include "base/map.h"
#include "output/chain.h"
#include "trace/process/signature.h"

/* Borrows all it is made with. Release it with tg_blame_done(). */
struct tg_blame {
	struct tg_arena *arena;
	struct tg_store *store; /* as of the commit */
	struct tg_chain chain;
	struct tg_signing signing;
	struct tg_map linked;     /* verb, target and symbol of a claim: its struct tg_linked */
	struct tg_map signatures; /* a commit: its struct tg_signature */
};

bool tg_blame_open(struct tg_arena *arena, struct tg_store *store, const struct tg_chain *chain,
		   const struct tg_signing *signing, struct tg_blame *ret, struct tg_err *err);
void tg_blame_done(struct tg_blame *blame);

struct tg_deed {
	const char *what; /* "written", "claimed", "changed", "reviewed", "rejected", or how the
			     test ended */
	struct tg_stored_commit commit;
	struct tg_signature signature;
	const char *note; /* "" when there is none */
};

enum { TG_DEEDS = 5 }; /* the most that one link, or one item itself, has */

/* Who wrote the text of an item. */
size_t tg_blame_item(struct tg_blame *blame, const struct tg_item *item,
		     struct tg_deed ret[TG_DEEDS]);

/* Who claimed a link, changed its code or test, where the test ended how, who reviewed it. */
size_t tg_blame_link(struct tg_blame *blame, const struct tg_matrix_link *link,
		     struct tg_deed ret[TG_DEEDS]);

/* Appends an item and its links as "text" or "json"; another format is a usage error. */
bool tg_blame_write(struct tg_buf *out, const char *format, struct tg_blame *blame,
		    const struct tg_matrix_item *item, struct tg_err *err);

#endif
