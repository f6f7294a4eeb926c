/* SPDX-License-Identifier: Apache-2.0 */
/*
 * process.h - what a repository witnesses of how its product was made: practices of IEC 62443-4-1,
 * each by rules that name the commits, tests and releases they rest on.
 *
 * A witness is no proof of a process: it says what was done, not that somebody had to. What no
 * repository can show is said with each practice; a requirement that covers the practice and is
 * proven (a document item) stands for it.
 */
#ifndef TG_TRACE_PROCESS_H
#define TG_TRACE_PROCESS_H

#include "store/past.h"
#include "trace/matrix/boundaries.h"
#include "trace/matrix/facts.h"
#include "trace/matrix/unmapped.h"
#include "trace/process/signature.h"

/* One thing that a rule looked at. Texts are "" when they do not apply. */
struct tg_witness_fact {
	bool holds;
	const char *what; /* an item, a test, a release, the subject of a commit */
	const char *how;  /* "Reviewed-by Tester", "nobody else looked at it" */
	const struct tg_stored_commit *commit; /* or NULL */
	const char *path;
	unsigned line;
};

/* What a rule saw. */
struct tg_witness {
	const char *rule; /* "changes-reviewed" */
	const char *asks; /* what each thing it looks at has to be */
	const struct tg_witness_fact *facts;
	size_t count, holding;
};

enum tg_practice_state {
	TG_PRACTICE_WITNESSED = 0, /* everything that a repository can show of it is there */
	TG_PRACTICE_DOCUMENTED,    /* a proven item covers it */
	TG_PRACTICE_PARTLY,
	TG_PRACTICE_LACKING, /* nothing that was looked at holds */
	TG_PRACTICE_NOTHING, /* there was nothing to look at */
	TG_PRACTICE_BEYOND,  /* no repository can show it */
};

const char *tg_practice_state_name(enum tg_practice_state state); /* "witnessed", ... */

struct tg_process_practice {
	const struct tg_entry *entry; /* of the catalogue iec62443-4-1 */
	enum tg_practice_state state;
	const struct tg_witness *witnesses;
	size_t witness_count;
	const char *beyond;                    /* what no repository can show of it */
	const struct tg_matrix_item *document; /* what covers it and is proven, or NULL */
};

struct tg_process {
	const struct tg_process_practice *at; /* in the order of the catalogue */
	size_t count;
};

struct tg_process_input {
	const struct tg_known *known;
	struct tg_store *store; /* as of the commit of `known` */
	const struct tg_catalogs *catalogs;
	const struct tg_risks *risks; /* what makes code a boundary */
	const struct tg_boundaries *boundaries;
	const struct tg_signing *signing; /* where keys and signed objects are */
	const struct tg_oid *since;       /* leave out this commit and its past; NULL = nothing */
};

/* Everything lives in `arena` and borrows from `input`. */
bool tg_process_make(struct tg_arena *arena, const struct tg_process_input *input,
		     struct tg_process *ret, struct tg_err *err);

/* The practice of an entry, or NULL. */
const struct tg_process_practice *tg_process_find(const struct tg_process *process,
						  const struct tg_entry *entry);

/* True when it counts as met: witnessed, or documented. */
bool tg_practice_is_met(const struct tg_process_practice *practice);

#endif
