/* SPDX-License-Identifier: Apache-2.0 */
/*
 * database.h - the trace database of a repository, and the commit that a question is about.
 */
#ifndef TG_TRACE_DATABASE_H
#define TG_TRACE_DATABASE_H

#include "history/history.h"
#include "store/store.h"

/*
 * Opens the database at `path` for the repository in `root` (both absolute). One that the
 * repository itself carries, tracked at HEAD, is refused: it would be the change's own word.
 * `history` may be NULL where there is no repository.
 */
struct tg_store *tg_database_open(struct tg_history *history, const char *root, const char *path,
				  enum tg_store_mode mode, struct tg_err *err);

/*
 * The commit that `revision` means: by git, or by what is stored where there is no repository
 * (`history` NULL). What names no commit may be a date or a moment ("2026-11-21",
 * "2026-11-21T20:00Z"): then it is the last commit of HEAD's line of first parents by its end.
 */
bool tg_database_resolve(struct tg_history *history, struct tg_store *store, const char *revision,
			 struct tg_oid *ret, struct tg_err *err);

#endif
