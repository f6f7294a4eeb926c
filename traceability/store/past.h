/* SPDX-License-Identifier: Apache-2.0 */
/*
 * past.h - the commits before the one asked for, with what they say, touch and release: what is
 * needed to tell how a product was made. Set the commit with tg_store_asof() first.
 */
#ifndef TG_STORE_PAST_H
#define TG_STORE_PAST_H

#include "store/store.h"

/* A commit of the past. Texts are those of git; persons are after the mailmap. */
struct tg_past_commit {
	int64_t id; /* larger than that of any ancestor */
	struct tg_stored_commit shown;
	const char *committer, *committer_email;
	int64_t committed; /* seconds since 1970 */
	const int64_t *parents;
	size_t parent_count; /* of those that are stored */
	size_t parent_total; /* 2 or more: a merge, whether its parents are stored or not */
	const struct tg_trailer *trailers;
	size_t trailer_count;
};

/* A tag on a commit of the past. */
struct tg_past_tag {
	const char *name; /* "v1.0" */
	int64_t commit;   /* id */
	bool annotated;
	const char *tagger, *email; /* of an annotated tag */
	int64_t seconds;            /* of an annotated tag, else of its commit */
	struct tg_oid object;       /* of an annotated tag */
	const char *signature;      /* form, "" = not signed */
};

/* What a commit changed of a file, merges left out. */
enum tg_touch_kind {
	TG_TOUCH_CLAIM = 0,   /* a file with claims of code */
	TG_TOUCH_THREAT,      /* a file that says what threats there are */
	TG_TOUCH_REQUIREMENT, /* a file with requirements */
};
struct tg_past_touch {
	enum tg_touch_kind kind;
	int64_t commit;
	const char *path;
};

struct tg_past {
	const struct tg_past_commit *commits; /* by id: ancestors first */
	size_t commit_count;
	const struct tg_past_tag *tags; /* by commit, then by name */
	size_t tag_count;
	const struct tg_past_touch *touches; /* by commit, then by path */
	size_t touch_count;
};

bool tg_store_past(struct tg_arena *arena, struct tg_store *store, struct tg_past *ret,
		   struct tg_err *err);

/*
 * Calls `on_version` for each symbol of each version of a file with claims, in the order of paths
 * and commits; `refs` has a line "use name" for each name that the symbol mentions. `fresh`: the
 * commit gave the file this path, or what it was before is not known. Paths live in `arena`, one
 * text for all versions of a file.
 */
bool tg_store_versions(struct tg_arena *arena, struct tg_store *store,
		       void (*on_version)(void *user, const char *path, int64_t commit, bool fresh,
					  struct tg_str refs),
		       void *user, struct tg_err *err);

/* True when the last check of this very content of the file came to its end. */
bool tg_store_was_checked(struct tg_store *store, const char *path);

#endif
