/* SPDX-License-Identifier: Apache-2.0 */
/*
 * secrets_run.h - what the files of the secrets' scan share; nobody else includes it.
 */
#ifndef TG_TRACE_SECRETS_RUN_H
#define TG_TRACE_SECRETS_RUN_H

#include "base/map.h"
#include "trace/secrets/secrets.h"

enum {
	TG_SECRETS_BLOB_LIMIT = 32 << 20, /* bytes of a content of history that is read */
	TG_SECRETS_CHUNK = 4 << 20,       /* bytes of a file on disk that are read at once */
	TG_SECRETS_OVERLAP = 64 << 10,    /* of them that are read again with the next */
	TG_SECRETS_MARGIN = 4096,         /* bytes before changed text in which a key may begin */
};

/* A secret that somebody answers for. */
struct tg_accepted {
	struct tg_hash id;
	const char *reason;
	bool expired;
};

/* One entry of a baseline: a place, or the secret itself by its hash. */
struct tg_known_place {
	struct tg_hash id;
	bool by_id;
	const char *rule, *path, *commit;
	unsigned line;
};

struct tg_secrets_run {
	const struct tg_secrets_options *options;
	struct tg_secrets_report *report;
	struct tg_scanner *scanner;
	struct tg_map by_id; /* identity -> index + 1 of the report's secret */
	const char *salt;
	TG_VEC(struct tg_accepted) accepted;
	TG_VEC(struct tg_known_place) baseline;
	tg_secrets found; /* of the text at hand */
	struct tg_buf previous, scratch;
	struct tg_err *err;
};

/* Where a text comes from. */
struct tg_secrets_source {
	const char *path;
	struct tg_oid blob, commit;
	size_t position;
	bool present;
	size_t base_offset;   /* of the text in its file */
	unsigned base_line;   /* lines before it */
	unsigned base_column; /* bytes of its first line before it */
};

/* Adds one secret of `text` at that place. */
void tg_secrets_add(struct tg_secrets_run *run, struct tg_str text, const struct tg_secret *secret,
		    const struct tg_secrets_source *source);
/* The secret's identity. */
struct tg_hash tg_secrets_identity(const struct tg_secrets_run *run, struct tg_str text,
				   const struct tg_secret *secret, const char *path);
void tg_secrets_unread(struct tg_secrets_run *run, const char *path, const char *why);
void tg_secrets_left_out(struct tg_secrets_run *run, const char *path, const char *why);
/* Counts those that are. */
bool tg_secrets_excluded(struct tg_secrets_run *run, const char *path);

/* secrets_delta.c: reads a content; one that cannot be read is counted. */
bool tg_secrets_read_blob(struct tg_secrets_run *run, const struct tg_oid *oid, const char *path,
			  struct tg_buf *out);
/* Scans `text` as the next version of `previous`, in which `found` stood. */
void tg_secrets_scan_next(struct tg_secrets_run *run, struct tg_str text,
			  struct tg_scan_file *file);

/* Counts what the history lacks, once it was read. */
void tg_secrets_note_completeness(struct tg_secrets_run *run);

bool tg_secrets_read_policy(struct tg_secrets_run *run, struct tg_err *err);
bool tg_secrets_read_baseline(struct tg_secrets_run *run, struct tg_err *err);
/* Marks what is accepted. */
void tg_secrets_judge(struct tg_secrets_run *run);

bool tg_secrets_tree(struct tg_secrets_run *run, struct tg_err *err);
bool tg_secrets_staged(struct tg_secrets_run *run, struct tg_err *err);
bool tg_secrets_range(struct tg_secrets_run *run, struct tg_err *err);
bool tg_secrets_history(struct tg_secrets_run *run, struct tg_err *err);
bool tg_secrets_unreachable(struct tg_secrets_run *run, struct tg_err *err);

/* secrets_store.c: what an earlier run found; and what this one did. */
struct tg_secrets_memory {
	TG_VEC(struct tg_oid) tips; /* scanned already, with the same rules */
	int64_t last_position;
};
bool tg_secrets_recall(struct tg_secrets_run *run, struct tg_secrets_memory *memory,
		       struct tg_err *err);
bool tg_secrets_remember(struct tg_secrets_run *run, const struct tg_oid *tips, size_t count,
			 struct tg_err *err);

#endif
