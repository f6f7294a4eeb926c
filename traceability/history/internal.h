/* SPDX-License-Identifier: Apache-2.0 */
/*
 * internal.h - what the files of history/ share; nobody else includes it.
 */
#ifndef TG_HISTORY_INTERNAL_H
#define TG_HISTORY_INTERNAL_H

#include <git2.h>

#include "history/history.h"

enum {
	TG_COMMIT_LIMIT = 1 << 20, /* bytes of a commit object; larger ones are gaps */
	TG_TREE_LIMIT = 64 << 20,  /* bytes of one tree object */
	TG_TREE_DEPTH = 128,       /* folders in one another */
	TG_CHANGE_LIMIT = 1000000, /* paths that one commit may change */
	TG_PATH_LIMIT = 4096,      /* bytes of a path */
	TG_RENAME_LIMIT =
		1000, /* added or deleted paths between which renames are sought; as git */
	TG_SIMILAR_LIMIT = 2 << 20,  /* bytes of a file that is compared with another */
	TG_CACHED_TREE = 256 * 1024, /* larger trees are not kept by libgit2's cache */
	TG_PIECE_LIMIT = 128 << 20,  /* bytes that libgit2 may ask for at once */
	TG_PIECE_SLACK = 64 * 1024,  /* what it needs beside the object that is read */
};

struct tg_history {
	git_repository *repo;
	git_odb *odb;
	git_mailmap *mailmap;
	bool mailmap_read;
	git_odb_object *peeked; /* the blob that tg_history_peek() gave last */
	struct tg_completeness completeness;
	TG_VEC(struct tg_oid) shallow; /* commits whose parents were cut off */
};

/* Reads an object of `type` of at most `limit` bytes; NULL after counting it as missing or, when
 * it is too large, without. One that is too large is not inflated. */
git_odb_object *tg_history_object(struct tg_history *history, const struct tg_oid *oid,
				  git_object_t type, size_t limit, size_t *ret_size);
void tg_history_object_free(git_odb_object **object); /* for TG_AUTO */
void tg_history_missing(struct tg_history *history, const struct tg_oid *oid);

/* Gives libgit2 our memory, with a limit on the size of one piece; see memory.c. */
void tg_history_use_memory(void);
/* Starts libgit2 with the settings of this program (library.c). */
bool tg_history_start_library(struct tg_err *err);
void tg_history_piece_limit(size_t bytes);

/* Sets the error from libgit2's last one. */
bool tg_fail_git(struct tg_err *err, enum tg_code code, const char *what);

/* Parses a commit object; parents and texts live in `arena`. False when it is malformed. */
bool tg_commit_parse(struct tg_arena *arena, struct tg_str raw, struct tg_commit *ret);
/* Parses "NAME <EMAIL> SECONDS OFFSET"; the texts point into `line`. */
struct tg_person tg_person_parse(struct tg_str line);

/* The differences between two trees, either of which may be NULL (nothing). */
struct tg_tree_diff {
	TG_VEC(struct tg_change) changes;
	struct tg_buf paths;  /* the bytes behind changes[].path */
	struct tg_buf prefix; /* the folder being compared */
	const char *problem;  /* why the list is not whole, or NULL */
};
void tg_tree_diff(struct tg_history *history, const struct tg_oid *before,
		  const struct tg_oid *after, struct tg_tree_diff *diff);
void tg_tree_diff_done(struct tg_tree_diff *diff);

/* Renames among the changes of one commit; texts point into the changes. */
struct tg_rename_list {
	TG_VEC(struct tg_rename) renames;
	const char *problem; /* why the search was not made, or NULL */
};
void tg_renames_find(struct tg_history *history, const struct tg_oid *before,
		     const struct tg_oid *after, const struct tg_change *changes, size_t count,
		     const struct tg_walk *walk, struct tg_rename_list *list);

static inline git_oid tg_to_git(const struct tg_oid *oid)
{
	git_oid ret;

	memcpy(ret.id, oid->byte, TG_OID_SIZE);
	return ret;
}

static inline struct tg_oid tg_from_git(const git_oid *oid)
{
	struct tg_oid ret;

	memcpy(ret.byte, oid->id, TG_OID_SIZE);
	return ret;
}

#endif
