/* SPDX-License-Identifier: Apache-2.0 */
/*
 * chain.h - the chain of one item or function, drawn: what it serves above, what it rests on
 * below, down to tests and their results, with who changed what.
 */
#ifndef TG_OUTPUT_CHAIN_H
#define TG_OUTPUT_CHAIN_H

#include "trace/change/reviewed.h"

/* Borrowed. `origin` tells which commit brought the present version of a file's symbol ("" = the
 * file itself), `gone` the one since which it is not there, `written` the present text of an item,
 * `recorded` a line of the ledger of reviews; false = not known. `prepare` is told of files whose
 * symbols it will be asked for, so that what their past says is read at once. `name` names the
 * commit of a test run for people. */
struct tg_chain {
	const char *revision; /* as asked for */
	const struct tg_stored_commit *commit;
	const struct tg_known *known;
	bool (*origin)(void *user, const char *path, const char *usr, struct tg_stored_commit *ret);
	bool (*gone)(void *user, const char *path, const char *usr, struct tg_stored_commit *ret);
	void (*prepare)(void *user, const char *const *paths, size_t count);
	bool (*written)(void *user, const struct tg_item *item, struct tg_stored_commit *ret);
	bool (*recorded)(void *user, const char *line, struct tg_stored_commit *ret);
	const char *(*name)(void *user, const char *commit);
	void *user;
	bool color;
};

/* What was asked for: one of the two. */
struct tg_chain_target {
	const struct tg_matrix_item *item;
	const struct tg_symbol *symbol;
};

/*
 * Finds what `text` means: FILE:LINE, an id in any spelling, or the name of a function. NULL
 * members and an error with the nearest ids when it means nothing.
 */
bool tg_chain_find(const struct tg_known *known, struct tg_catalogs *catalogs, const char *text,
		   struct tg_chain_target *ret, struct tg_err *err);

/* Appends the chain as "text" or "json"; another format is a usage error. */
bool tg_chain_write(struct tg_buf *out, const char *format, const struct tg_chain *chain,
		    const struct tg_chain_target *target, struct tg_err *err);

/* Appends how the verdict of an item came about, rule by rule to the one that decided, as text or
 * JSON (why.c). */
bool tg_chain_why(struct tg_buf *out, const char *format, const struct tg_chain *chain,
		  const struct tg_matrix_item *item, struct tg_err *err);

/* Texts of symbols of other commits. */
struct tg_chain_texts {
	/* At a commit in hexadecimal, NULL = the one that is asked about; until the next text is
	 * asked for. False when it cannot be had. */
	bool (*text)(void *user, const char *revision, const struct tg_symbol *symbol,
		     struct tg_str *ret);
	void *user;
};

/* What is shown of doubts. */
struct tg_chain_doubts {
	struct tg_chain_texts texts;
	const struct tg_reviewed_link *reviewed; /* links that changed since their review */
	size_t reviewed_count;
	unsigned depth; /* what changed deeper below the code is counted and told in short */
};

/*
 * Appends the items whose proof is no longer one, or whose links somebody rejected or has to look
 * at, or reviewed before they changed, with the statements that changed since then, the nearest
 * changes first: as text, JSON, CSV or Markdown (suspects.c).
 */
bool tg_chain_suspects(struct tg_buf *out, const char *format, const struct tg_chain *chain,
		       const struct tg_chain_doubts *asked, struct tg_err *err);

/* An earlier commit to compare with. */
struct tg_chain_since {
	const struct tg_known *base;
	const char *name; /* as asked for */
	unsigned depth;   /* as in struct tg_chain_doubts */
	/* The text of a symbol there or (`head`) here; false when it cannot be had. */
	bool (*text)(void *user, bool head, const struct tg_symbol *symbol, struct tg_str *ret);
	void *user;
};

/*
 * Appends what came into doubt since then: links that mean something else than there, with the
 * statements that changed, and tests that proved something there and do not any more.
 */
bool tg_chain_suspects_since(struct tg_buf *out, const char *format, const struct tg_chain *chain,
			     const struct tg_chain_since *since, struct tg_err *err);

#endif
