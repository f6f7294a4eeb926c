/* SPDX-License-Identifier: Apache-2.0 */
/*
 * index.h - git's history into the trace database: every commit once, every blob once.
 *
 * Claims are read out of all code, items out of the files that a configuration of any commit (or
 * the work tree's) names, symbols only out of code that holds a claim. What cannot be read is a
 * gap in the database. A second run does only what is new.
 */
#ifndef TG_TRACE_INDEX_H
#define TG_TRACE_INDEX_H

#include "knowledge/config.h"
#include "trace/index/database.h"

struct tg_index_options {
	const char *root;               /* absolute */
	const char *database;           /* absolute */
	const char *since;              /* leave out what is older than this commit, or NULL */
	const struct tg_config *config; /* of the work tree: names items as well */
	const char *tool;               /* "tracegate 0.1.0" */
	unsigned jobs;                  /* for symbols; 0 = as many as processors */
	bool keep_boundary;             /* begin where the database begins, whatever `since` */
	/* Called now and then: what is done, how much of it, of how much (0 = not known). */
	void (*on_progress)(void *user, const char *what, size_t done, size_t total);
	void *user;
};

/* What one run did, and what the database holds after it. */
struct tg_indexed {
	size_t commits;        /* new ones */
	size_t sources, files; /* blobs read for claims, for items and configurations */
	size_t claims, items;  /* found in them */
	size_t symbols;        /* versions */
	size_t problems;       /* texts that look like claims and are none */
	size_t gaps;           /* new ones */
	const char *why;       /* why the history is incomplete, "" when it is complete */
	struct tg_store_counts total;
};

/* Brings the database up to date. `ret` lives in `arena`. */
bool tg_index(struct tg_arena *arena, const struct tg_index_options *options,
	      struct tg_indexed *ret, struct tg_err *err);

/* Keys of tg_store_meta() that others read. */
#define TG_META_INCOMPLETE "history.incomplete" /* why, "" when it is complete */
#define TG_META_SINCE "history.since"           /* object id where it begins, or "" */

#endif
