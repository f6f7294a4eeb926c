/* SPDX-License-Identifier: Apache-2.0 */
/*
 * outline.h - symbols and their meaning out of all code of a commit.
 *
 * Code that holds a claim is read when history is indexed. What it calls may stand in files that
 * hold none: those are read only for commits that somebody asks about, once for each content.
 */
#ifndef TG_TRACE_OUTLINE_H
#define TG_TRACE_OUTLINE_H

#include "history/history.h"
#include "store/store.h"

struct tg_outlining {
	struct tg_store *store;     /* within a transaction */
	struct tg_history *history; /* where contents come from */
	const char *root;           /* absolute */
	unsigned jobs;              /* 0 = as many as there are processors */
	size_t symbols;             /* that were stored, counted up */
	size_t gaps;                /* files whose symbols are not known, counted up */
};

/*
 * Stores the symbols of all code in the tree of `commit` that were not stored yet; nothing, when
 * no claim stands in that tree. The store is left as of `commit`.
 */
bool tg_outline_commit(struct tg_outlining *outlining, const struct tg_oid *commit,
		       struct tg_err *err);

/* True when nothing of it is missing; the store is left as of `commit`. */
bool tg_outline_is_complete(struct tg_store *store, const struct tg_oid *commit, bool *ret,
			    struct tg_err *err);

/*
 * Opens the database for writing and stores what is missing of `commit` and of the commits in which
 * its links were made, where its policy compares with them.
 */
bool tg_outline_ensure(struct tg_history *history, const char *root, const char *database,
		       const struct tg_oid *commit, unsigned jobs, const char *tool,
		       struct tg_err *err);

/*
 * Opens the database for writing and stores what is missing of the contents that ever stood at the
 * paths, the newest first and not more than some hundred of each: who looks for the commit that
 * changed a symbol needs them. Does nothing where nothing is missing in `store`, which is read.
 * `*ret_read`: something was stored, and `store` does not show it.
 */
bool tg_outline_paths(const struct tg_outlining *where, const char *database, const char *tool,
		      const char *const *paths, size_t count, bool *ret_read, struct tg_err *err);

/* The same for HEAD and for every commit that tests ran on, as far as the database knows them. */
bool tg_outline_known(struct tg_outlining *outlining, struct tg_err *err);

#endif
