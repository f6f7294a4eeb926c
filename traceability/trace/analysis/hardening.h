/* SPDX-License-Identifier: Apache-2.0 */
/*
 * hardening.h - keeps what a build lacks in the trace database. A build is no file of a commit, so
 * it is bound to the description it was made from: what was found holds until that changes.
 */
#ifndef TG_TRACE_HARDENING_H
#define TG_TRACE_HARDENING_H

#include "trace/analysis/record.h"
#include "trace/decisions/register.h"

#define TG_RULE_BUILD "hardening/build"

/* A protection that is not there, or not everywhere. */
struct tg_lack {
	const char *what;    /* "stack-protector" */
	const char *subject; /* the program, or the compile database, as it was named */
	const char *message; /* one line */
};

/* The build description of a work tree, relative to it; NULL when there is none. */
const char *tg_build_description(const char *root);

/*
 * Adds a run with `lacks` as findings of TG_RULE_BUILD at the build description of `root`, in place
 * of what an earlier run found there. `unknown`: so many protections could not be told. `entries`
 * may suppress. Inside the transaction that is open.
 */
bool tg_hardening_record(struct tg_store *store, const char *root, const struct tg_record *record,
			 const struct tg_card *card, struct tg_register *entries,
			 const struct tg_lack *lacks, size_t count, size_t unknown,
			 struct tg_err *err);

#endif
