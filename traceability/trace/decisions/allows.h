/* SPDX-License-Identifier: Apache-2.0 */
/*
 * allows.h - suppressions as they are written in source files, for those who govern them: who
 * accepted what, until when, and what a change adds to that.
 *
 * What a suppression does to findings is decided by the engine (suppress.h), which knows which
 * comments are in active code; this reads the text of files alone.
 */
#ifndef TG_TRACE_ALLOWS_H
#define TG_TRACE_ALLOWS_H

#include "base/map.h"
#include "engine/check/suppress.h"
#include "model/finding.h"

/* One record. Texts are terminated; "" when not given. */
struct tg_allow_record {
	const char *path;
	unsigned line;
	const char *rule, *reason, *owner, *until, *ticket, *code;
	const char *problem; /* why it is malformed, or NULL */
	int64_t last_day;    /* days since 1970 */
	size_t covers;       /* findings it suppresses; filled in by tg_allows_count() */
};

typedef TG_VEC(struct tg_allow_record) tg_allow_records;

/* Appends the records in the comments of a file; their texts live in `arena`. */
void tg_allows_read(struct tg_arena *arena, const char *path, struct tg_str text,
		    tg_allow_records *records);

/* Adds for each record the suppressed findings that bear its rule, path and reason. */
void tg_allows_count(tg_allow_records *records, const struct tg_finding *findings, size_t count);

enum tg_allow_change {
	TG_ALLOW_ADDED = 0,
	TG_ALLOW_WIDENED,   /* covers more findings than before */
	TG_ALLOW_PROLONGED, /* its last day was moved */
};

/* What a change does to suppressions. */
struct tg_allow_edit {
	enum tg_allow_change change;
	const struct tg_allow_record *now;
	const struct tg_allow_record *before; /* NULL of one that was added */
};

typedef TG_VEC(struct tg_allow_edit) tg_allow_edits;

/*
 * Pairs the well-formed records of both sides, each used once: same rule and reason in the same
 * file, then in another one (the code moved). What is left over was added.
 */
void tg_allows_compare(const tg_allow_records *before, const tg_allow_records *now,
		       tg_allow_edits *edits);

#endif
