/* SPDX-License-Identifier: Apache-2.0 */
/*
 * commit.h - what git says: object ids, commits, their changes, and references.
 *
 * Texts of commits are the bytes that git holds: any encoding, any control character. They are
 * escaped where they are shown.
 */
#ifndef TG_MODEL_COMMIT_H
#define TG_MODEL_COMMIT_H

#include "base/str.h"

enum {
	TG_OID_SIZE = 20,                 /* bytes of an object id (SHA-1) */
	TG_OID_HEX = TG_OID_SIZE * 2 + 1, /* its hexadecimal text with terminator */
};

struct tg_oid {
	uint8_t byte[TG_OID_SIZE];
};

bool tg_oid_eq(const struct tg_oid *a, const struct tg_oid *b);
bool tg_oid_is_zero(const struct tg_oid *oid);
/* Writes lower-case hexadecimal digits with terminator and returns `text`. */
char *tg_oid_hex(const struct tg_oid *oid, char text[TG_OID_HEX]);
/* Reads exactly 40 hexadecimal digits. */
bool tg_oid_parse(struct tg_str text, struct tg_oid *ret);

/* Author, committer or tagger as written in the object; the mailmap is applied by the reader. */
struct tg_person {
	struct tg_str name;
	struct tg_str email;
	int64_t seconds; /* since 1970, UTC */
	int offset;      /* minutes east of UTC */
};

/* A line at the end of a commit's message: "Reviewed-by: Somebody <somebody@example.org>". */
struct tg_trailer {
	struct tg_str key;
	struct tg_str value;
};

struct tg_commit {
	struct tg_oid oid;
	struct tg_oid tree;
	const struct tg_oid *parents;
	size_t parent_count;
	struct tg_person author;
	struct tg_person committer;
	struct tg_str subject;
	bool is_signed; /* carries a signature; whether it is valid is not checked */
	const struct tg_trailer *trailers;
	size_t trailer_count;
};

/* Kinds of tree entries, by git's mode. */
enum tg_entry_kind {
	TG_ENTRY_FILE = 0,
	TG_ENTRY_LINK,      /* symbolic link: never followed */
	TG_ENTRY_SUBMODULE, /* a commit of another repository: never entered */
};

/* One path that differs between a commit and its first parent (or nothing, for a root). */
struct tg_change {
	struct tg_str path;   /* bytes as git has them, '/' between components */
	struct tg_oid before; /* zero: did not exist */
	struct tg_oid after;  /* zero: deleted */
	enum tg_entry_kind kind;
};

/* In one commit, `from` went away and `to` appeared with like content. */
struct tg_rename {
	struct tg_str from;
	struct tg_str to;
	unsigned score; /* 100 = the same content */
};

enum tg_ref_kind { TG_REF_BRANCH = 0, TG_REF_REMOTE, TG_REF_TAG, TG_REF_HEAD };

const char *tg_ref_kind_name(enum tg_ref_kind kind); /* "branch", "remote", "tag", "head" */

/* A branch, a tag or HEAD, peeled to its commit. */
struct tg_ref {
	const char *name; /* "refs/tags/v1.0" */
	enum tg_ref_kind kind;
	struct tg_oid commit;
	struct tg_oid tag;       /* the annotated tag's object, zero for others */
	struct tg_person tagger; /* of an annotated tag */
	struct tg_str message;   /* first line of an annotated tag's message */
	const char
		*signature; /* its form: "openpgp", "ssh", "x509"; "" = not signed. Not checked */
};

/* Whether the history that was read is all there is. */
struct tg_completeness {
	bool shallow;         /* clone --depth: history ends early */
	bool partial;         /* clone --filter: objects may be missing */
	size_t missing;       /* objects that should be there and are not, or are corrupt */
	struct tg_oid object; /* the first of them */
};

#endif
