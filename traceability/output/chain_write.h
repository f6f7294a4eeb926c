/* SPDX-License-Identifier: Apache-2.0 */
/*
 * chain_write.h - what the writers of chains, doubts and differences share; internal to output/.
 */
#ifndef TG_OUTPUT_CHAIN_WRITE_H
#define TG_OUTPUT_CHAIN_WRITE_H

#include "base/json.h"
#include "output/chain.h"

enum {
	TG_CHAIN_DEPTH = 16,       /* of items in one another; circles end here */
	TG_CHAIN_BYTES = 16 << 20, /* of output, beyond which no further item is unfolded */
};

void tg_chain_text(struct tg_buf *out, const struct tg_chain *chain,
		   const struct tg_chain_target *target);
void tg_chain_json(struct tg_buf *out, const struct tg_chain *chain,
		   const struct tg_chain_target *target);

/* Whether it is JSON; another format than that and text is a usage error. */
bool tg_chain_format(const char *format, bool *ret_json, struct tg_err *err);

/* "check_password()", "config.c". */
void tg_chain_symbol(struct tg_buf *out, const struct tg_chain *chain,
		     const struct tg_symbol *symbol, const char *path);
/* "2026-01-02 by Dev in 12345678 (Fix the check)"; members commit, author, date and subject. */
void tg_chain_commit(struct tg_buf *out, const struct tg_stored_commit *commit);
void tg_chain_commit_json(struct tg_json *json, const struct tg_stored_commit *commit);
/* "changed 2026-01-02 by Dev in 1234567 (Fix the check)", or nothing. */
void tg_chain_origin(struct tg_buf *out, const struct tg_chain *chain, const char *path,
		     const struct tg_symbol *symbol);
/* Hollow or not, evidence of a test or origin of code, and how it was reviewed. */
void tg_chain_link_state(struct tg_buf *out, const struct tg_chain *chain,
			 const struct tg_matrix_link *link);
/* "passed on v1.1", "suspect: ..., passed on v1.1", "no result". */
void tg_chain_evidence(struct tg_buf *out, const struct tg_chain *chain,
		       const struct tg_matrix_link *link);
/* The claims of a symbol that made it into the matrix: calls `each` for every link. */
void tg_chain_links_of(const struct tg_known *known, const struct tg_symbol *symbol,
		       void (*each)(void *user, const struct tg_matrix_item *item,
				    const struct tg_matrix_link *link),
		       void *user);
/* Members of an item's object, without what is above and below it. */
void tg_chain_json_item(struct tg_json *json, const struct tg_matrix_item *item);
void tg_chain_json_links(struct tg_json *json, const struct tg_chain *chain,
			 const struct tg_matrix_item *item);
void tg_chain_json_head(struct tg_json *json, const struct tg_chain *chain);

#endif
