/* SPDX-License-Identifier: Apache-2.0 */
/*
 * foreign.h - how the annotations of other tools are read; for foreign*.c.
 */
#ifndef TG_CLAIMS_FOREIGN_H
#define TG_CLAIMS_FOREIGN_H

#include "claims/claims.h"
#include "claims/dialect.h"

struct tg_foreign {
	const char *opening; /* of a line of a comment */
	size_t length;       /* of the opening */
	const char *dialect;
	enum tg_verb verb;
	/*
	 * Reads the annotation of line `index`, of which `rest` stands behind the opening. Adds
	 * claims only where the comment is active. True when it was an annotation.
	 */
	bool (*read)(struct tg_claim_reader *reader, const struct tg_foreign *foreign, size_t index,
		     struct tg_str rest);
};

/* A claim of the dialect at a line, without its target. */
struct tg_claim tg_foreign_claim(const struct tg_foreign *foreign,
				 const struct tg_comment_line *line);
/* One claim an id of `list`, which lies on the line. */
void tg_foreign_add(struct tg_claim_reader *reader, const struct tg_claim *model,
		    const struct tg_comment_line *line, struct tg_str list);

/* `ID, ID` to the end of the line. */
bool tg_foreign_list(struct tg_claim_reader *reader, const struct tg_foreign *foreign, size_t index,
		     struct tg_str rest);
/* `title, ID, impl, [ID, ID]`: a need of codelinks in one line, and what it links to. */
bool tg_foreign_need(struct tg_claim_reader *reader, const struct tg_foreign *foreign, size_t index,
		     struct tg_str rest);
/* `(ID, ID, scope=function, role=Test)`, also in braces, also over several lines. */
bool tg_foreign_relation(struct tg_claim_reader *reader, const struct tg_foreign *foreign,
			 size_t index, struct tg_str rest);
/* `@req{ID}, @req{ID}}` */
bool tg_foreign_req(struct tg_claim_reader *reader, const struct tg_foreign *foreign, size_t index,
		    struct tg_str rest);
/* `COMPONENT against THREAT with CONTROL`, or `using` */
bool tg_foreign_against(struct tg_claim_reader *reader, const struct tg_foreign *foreign,
			size_t index, struct tg_str rest);
/* `ID]` or `ID+2]`, where 2 is the revision of the item */
bool tg_foreign_tracey(struct tg_claim_reader *reader, const struct tg_foreign *foreign,
		       size_t index, struct tg_str rest);
/* A reason: no claim, and said to be none. */
bool tg_foreign_exclude(struct tg_claim_reader *reader, const struct tg_foreign *foreign,
			size_t index, struct tg_str rest);
/* `CONTROL for COMPONENT` */
bool tg_foreign_for(struct tg_claim_reader *reader, const struct tg_foreign *foreign, size_t index,
		    struct tg_str rest);

#endif
