/* SPDX-License-Identifier: Apache-2.0 */
/*
 * dialect.h - what the readers of the dialects share; nobody outside of claims/ includes it.
 */
#ifndef TG_CLAIMS_DIALECT_H
#define TG_CLAIMS_DIALECT_H

#include "base/mem.h"
#include "claims/lexer.h"
#include "model/claim.h"

/* One line of a comment without its decoration (`*`, `///`, `//!<` ...) and outer blanks. */
struct tg_comment_line {
	struct tg_str text;
	size_t offset;         /* of the text */
	unsigned line, column; /* of the text */
	bool joined;           /* goes on from the line before, in the same comment or block */
	bool quoted;           /* an example: between ``` or @code and its end */
	const struct tg_comment *comment;
};

struct tg_claim_reader {
	struct tg_arena *arena;
	struct tg_str content;
	struct tg_lexed lexed;
	TG_VEC(struct tg_comment_line) lines;
	TG_VEC(struct tg_claim) claims;
	TG_VEC(struct tg_claim_problem) problems;
};

/* A dialect: a quick look whether it can occur at all, and its reader. */
struct tg_claim_dialect {
	const char *name;
	bool (*may_occur)(struct tg_str content);
	void (*read)(struct tg_claim_reader *reader);
};

extern const struct tg_claim_dialect tg_claims_native;
extern const struct tg_claim_dialect tg_claims_oft;
extern const struct tg_claim_dialect tg_claims_macro;
extern const struct tg_claim_dialect tg_claims_foreign;

/* A file of annotations beside the code. */
bool tg_claims_is_sidecar(const char *path);
void tg_claims_read_sidecar(struct tg_claim_reader *reader);

/* Fills reader->lines from reader->lexed. */
void tg_claims_split(struct tg_claim_reader *reader);

/* The scope that follows from where a comment stands. */
enum tg_claim_scope tg_claims_scope(const struct tg_comment *comment);

/* Reports something that looks like a claim and is none. Text of the source is escaped. */
void tg_claims_problem(struct tg_claim_reader *reader, unsigned line, unsigned column,
		       const char *fmt, ...) __attribute__((format(printf, 4, 5)));

/*
 * Adds one claim for each id of `list` (ids with commas between); what is no id becomes a problem.
 * `model` carries everything but the target, and the place of the list; when the list points into
 * reader->content and so lies on one line, each claim gets the place of its id.
 */
void tg_claims_add(struct tg_claim_reader *reader, const struct tg_claim *model,
		   struct tg_str list);

/* True when the text begins like an id: `CR 1.5`, `GW-1`, `req~x~1`, but not `the parser`. */
bool tg_claims_like_id(struct tg_str text);

/*
 * The first bidirectional control in `text`, or 0. They make an annotation read as another one
 * than it is.
 */
uint32_t tg_claims_bidi(struct tg_str text);

#endif
