/* SPDX-License-Identifier: Apache-2.0 */
/*
 * record.h - keeps the findings of an analysis in the trace database, bound to the content of the
 * files they stand in, so that they hold for every commit with the same content.
 */
#ifndef TG_TRACE_RECORD_H
#define TG_TRACE_RECORD_H

#include "history/history.h"
#include "store/store.h"
#include "trace/analysis/analysis.h"

/* Which commit the analysed folder is, or is nearest to. */
struct tg_record {
	struct tg_oid commit;
	struct tg_oid tree;
	bool is_dirty;    /* the folder differs from the commit */
	const char *tool; /* name and version */
};

/* Adds a run of this kind, of now, inside the transaction that is open. */
bool tg_record_run(struct tg_store *store, const char *kind, const struct tg_record *record,
		   struct tg_run *ret, struct tg_err *err);

/*
 * Adds a run with the files of all complete and incomplete units of `analysis`, which was made on
 * `folder`, inside the transaction that is open.
 */
bool tg_record_findings(struct tg_store *store, const struct tg_analysis *analysis,
			const char *folder, const struct tg_record *record, struct tg_err *err);

/* The ids that git would give to the files of `folder`; each is read once. Zero it before use. */
struct tg_contents {
	int dir; /* of the folder; -1 = not opened yet */
	struct tg_map oids;
	struct tg_arena arena;
};
bool tg_contents_open(struct tg_contents *contents, const char *folder, struct tg_err *err);
/* The id of a file's content, or NULL when it cannot be read. */
const struct tg_oid *tg_contents_oid(struct tg_contents *contents, const char *path);
void tg_contents_done(struct tg_contents *contents);

#endif
