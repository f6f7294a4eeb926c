/* SPDX-License-Identifier: Apache-2.0 */
/*
 * verify.h - proves that what the database says of a commit is what git says of it.
 *
 * The facts of a commit (its tree, settings, items, claims, symbols with their meaning) are read
 * again from git into a scratch database. Both are compared by the root of a hash tree over their
 * sorted rows: the same commit, configuration and tool give the same root on every machine.
 * The past of the commit (who made which change when, renames, trailers, tags) is compared, too; it
 * is outside of the root, for the commit's own id stands for it. Evidence (results, findings) is
 * not in git; its root is for comparing databases with each other.
 */
#ifndef TG_TRACE_VERIFY_H
#define TG_TRACE_VERIFY_H

#include "trace/index/index.h"

struct tg_verified {
	struct tg_hash facts;    /* root of the stored rows */
	struct tg_hash rebuilt;  /* root of those read again */
	struct tg_hash evidence; /* root of all evidence */
	size_t rows;             /* stored */
	size_t evidence_rows;
	const char *incomplete;   /* why the past that was compared is not all of it, else "" */
	const char *only_stored;  /* the first row that git does not give, or NULL; in the arena */
	const char *only_rebuilt; /* the first row that the database lacks, or NULL */
};

/* True when every fact that the database holds, as a row and in a pack, is what git gives. */
static inline bool tg_verified_same(const struct tg_verified *verified)
{
	return tg_hash_eq(verified->facts, verified->rebuilt) && !verified->only_stored &&
	       !verified->only_rebuilt;
}

/* The roots of what a database says of a commit, of its facts and of all evidence. */
struct tg_roots {
	struct tg_hash facts, evidence;
	size_t rows, evidence_rows;
};
bool tg_roots_of(struct tg_store *store, const struct tg_oid *commit, struct tg_roots *ret,
		 struct tg_err *err);

/*
 * `index` names root, database and configuration; `folder` is an empty folder for the scratch
 * database, which is removed again. The database has to hold `commit`.
 */
bool tg_verify(struct tg_arena *arena, const struct tg_index_options *index, const char *folder,
	       const struct tg_oid *commit, struct tg_verified *ret, struct tg_err *err);

#endif
