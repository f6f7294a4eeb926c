/* SPDX-License-Identifier: Apache-2.0 */
/*
 * index_read.h - what index.c and index_read.c share: the run, and the blobs that wait in it.
 */
#ifndef TG_TRACE_INDEX_READ_H
#define TG_TRACE_INDEX_READ_H

#include "base/map.h"
#include "trace/index/index.h"
#include "trace/index/index_ahead.h"

enum { TG_INDEX_BLOB_LIMIT = 8 << 20 }; /* bytes; larger files are gaps */

/* A blob to be read, at the first path where it was met. */
struct tg_index_blob {
	int64_t blob_id;
	struct tg_oid oid;
	const char *path;
};

struct tg_index_run {
	const struct tg_index_options *options;
	struct tg_arena *result; /* what the caller keeps */
	struct tg_indexed *ret;
	struct tg_arena arena;
	struct tg_history *history;
	struct tg_store *store;
	int64_t first_position;
	struct tg_oid since;
	const char *since_text;
	struct tg_map paths;                  /* interned */
	TG_VEC(struct tg_index_blob) sources; /* in the order of history */
	TG_VEC(struct tg_index_blob) configs;
	struct tg_ahead ahead;   /* looks through the sources */
	struct tg_err gap_error; /* of a gap that could not be stored */
};

/* A terminated copy of a path that lives as long as the run. */
const char *tg_index_path(struct tg_index_run *run, struct tg_str path);

/* A file of .tracegate whose text is kept, since questions about a commit need it. */
bool tg_index_is_setting(const char *path);

/* A file of code that has to be read for claims. */
void tg_index_source(struct tg_index_run *run, const struct tg_index_blob *blob);

/* Stores a gap; a failure to do so ends the run at its next step. */
void tg_index_gap(struct tg_index_run *run, const struct tg_gap *gap);

/* Reads what waits: configurations, then items, then claims with their symbols. */
bool tg_index_read(struct tg_index_run *run, struct tg_err *err);

void tg_index_run_done(struct tg_index_run *run);

#endif
