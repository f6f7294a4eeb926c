/* SPDX-License-Identifier: Apache-2.0 */
/*
 * import_run.h - what the kinds of evidence share while they are imported; for import*.c.
 */
#ifndef TG_TRACE_IMPORT_RUN_H
#define TG_TRACE_IMPORT_RUN_H

#include "base/map.h"
#include "knowledge/analyzer.h"
#include "trace/import/import.h"

struct tg_import_run {
	const struct tg_import_options *options;
	struct tg_imported *ret;
	struct tg_arena arena;
	struct tg_history *history;
	struct tg_store *store;
	struct tg_commit commit;
	struct tg_map tests;  /* names of functions that verify something at the commit */
	struct tg_run record; /* of the file that is being imported */
	struct tg_analyzers analyzers;
	bool analyzers_read;
};

/* A kind of evidence: its name on the command line, and what a file of it becomes. */
struct tg_import_kind {
	const char *name;
	const char *run_kind; /* of the run in the store */
	bool (*read)(struct tg_import_run *run, const char *path, struct tg_str content,
		     struct tg_err *err);
};

/*
 * Begins the run of a file that was understood: run->record has its id then. `*ret_known`: the
 * same content was imported for the same commit already, and nothing is to be stored.
 */
bool tg_import_begin(struct tg_import_run *run, bool *ret_known, struct tg_err *err);

/*
 * The file of the commit that a report means by `path`, which may be absolute or relative to
 * `folder` or to the repository, with its content; NULL when the commit has none of that name.
 */
const char *tg_import_place(struct tg_import_run *run, const char *folder, const char *path,
			    struct tg_oid *ret_blob);

bool tg_import_junit(struct tg_import_run *run, const char *path, struct tg_str content,
		     struct tg_err *err);
bool tg_import_ctest(struct tg_import_run *run, const char *path, struct tg_str content,
		     struct tg_err *err);
bool tg_import_tap(struct tg_import_run *run, const char *path, struct tg_str content,
		   struct tg_err *err);
bool tg_import_coverage(struct tg_import_run *run, const char *path, struct tg_str content,
			struct tg_err *err);
bool tg_import_sarif(struct tg_import_run *run, const char *path, struct tg_str content,
		     struct tg_err *err);
bool tg_import_cppcheck(struct tg_import_run *run, const char *path, struct tg_str content,
			struct tg_err *err);
bool tg_import_gcc(struct tg_import_run *run, const char *path, struct tg_str content,
		   struct tg_err *err);
bool tg_import_bill(struct tg_import_run *run, const char *path, struct tg_str content,
		    struct tg_err *err);
bool tg_import_vex(struct tg_import_run *run, const char *path, struct tg_str content,
		   struct tg_err *err);

#endif
