/* SPDX-License-Identifier: Apache-2.0 */
/*
 * secrets.h - secrets and unsafe settings in a work tree, in the index, in a range of commits and
 * in all of history: one secret once, with every place where it stands.
 *
 * A secret's identity is a salted hash of it, so it survives moves, renames and rebases; the
 * secret itself is neither kept nor shown. What could not be read is counted, with the reason.
 */
#ifndef TG_TRACE_SECRETS_H
#define TG_TRACE_SECRETS_H

#include "history/history.h"
#include "knowledge/secrets.h"
#include "secrets/scan.h"
#include "store/store.h"

enum tg_secrets_where {
	TG_SECRETS_TREE = 0,    /* files on disk */
	TG_SECRETS_STAGED,      /* what the next commit adds */
	TG_SECRETS_RANGE,       /* what the commits of A..B add, each of them */
	TG_SECRETS_HISTORY,     /* every file of every commit that a reference reaches */
	TG_SECRETS_UNREACHABLE, /* contents that no reference reaches */
};

/* What to scan. Borrowed until the scan has returned. */
struct tg_secrets_options {
	const char *root;      /* absolute */
	const char *rules_dir; /* absolute */
	enum tg_secrets_where where;
	const char *const *paths; /* TREE: files and folders, absolute; none = the root */
	size_t path_count;
	const char *const *exclude; /* globs of paths relative to the root */
	size_t exclude_count;
	struct tg_history *history; /* NULL without a repository; TREE then still works */
	const struct tg_oid *from;  /* RANGE: leave out this commit and its ancestors, or NULL */
	const struct tg_oid *to;    /* RANGE */
	struct tg_store *store;     /* HISTORY: remembers what was scanned, or NULL */
	const char *baseline;       /* a report of gitleaks: what is in it is accepted; or NULL */
	/* Rules and accepted secrets of the project as a commit has them; NULL = as on disk. */
	const struct tg_oid *policy;
	void (*on_progress)(void *user, size_t done, size_t total);
	void *user;
};

struct tg_secret_place {
	const char *path;
	struct tg_range range;
	struct tg_oid blob;   /* zero for a file on disk */
	struct tg_oid commit; /* that brought it; zero for a file on disk or in the index */
	size_t position;      /* of the commit: a larger one is younger */
	bool present;         /* stands there in HEAD, the index or on disk */
};

enum tg_secret_state {
	TG_SECRET_OPEN = 0,
	TG_SECRET_ACCEPTED, /* by .tracegate/secrets.yaml or a baseline */
	TG_SECRET_ALLOWED,  /* by a tracegate-allow beside every place */
};

/* One secret or unsafe setting. */
struct tg_found_secret {
	const struct tg_secret_rule *rule;
	struct tg_hash id;
	enum tg_severity severity; /* a note where it only stands in tests */
	const char *shown;         /* its beginning and length, never all of it */
	bool wrapped;              /* base64 of it */
	enum tg_secret_state state;
	const char *reason; /* why it is accepted, or "" */
	TG_VEC(struct tg_secret_place) places;
	bool present;            /* one of the places is there now */
	struct tg_commit origin; /* the commit that brought it first; its oid is zero on disk */
};

struct tg_unread {
	const char *path; /* or an object's id, or "" */
	const char *why;
};

/* What came out. Zero it; release with tg_secrets_done(). */
struct tg_secrets_report {
	struct tg_arena arena;
	struct tg_secret_rules rules;
	TG_VEC(struct tg_found_secret) secrets; /* by severity, then first place */
	TG_VEC(struct tg_unread) unread;        /* analysis is incomplete when there is one */
	TG_VEC(struct tg_unread) left_out;      /* on purpose: submodules, symbolic links */
	size_t files, blobs, commits;           /* looked at in this run */
	size_t excluded;                        /* files that the configuration leaves out */
	uint64_t bytes;                         /* of them, and how many were matched */
	uint64_t matched_bytes;
	bool remembered; /* HISTORY: an earlier run had scanned all there is */
};

bool tg_secrets_scan(const struct tg_secrets_options *options, struct tg_secrets_report *report,
		     struct tg_err *err);
void tg_secrets_done(struct tg_secrets_report *report);

/* The secrets as findings, in `arena`: the first place that is still there, else the oldest, is
 * the finding's, others are its steps. Accepted ones are suppressed. */
void tg_secrets_findings(struct tg_arena *arena, const struct tg_secrets_report *report,
			 struct tg_finding **ret, size_t *ret_count);

/* What somebody should do about it; one sentence in `arena`. */
const char *tg_secret_advice(struct tg_arena *arena, const struct tg_found_secret *secret);

/*
 * Accepts a secret: adds it to .tracegate/secrets.yaml, which is made when it is not there. `id` is
 * its whole identity in hexadecimal digits, `until` a date at most two years ahead.
 */
#define TG_SECRETS_FILE ".tracegate/secrets.yaml"
bool tg_secrets_accept(const char *root, const char *id, const char *reason, const char *owner,
		       const char *until, struct tg_err *err);

#endif
