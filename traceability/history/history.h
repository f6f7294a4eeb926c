/* SPDX-License-Identifier: Apache-2.0 */
/*
 * history.h - git objects -> commits, changes, renames, blobs. Read only, through libgit2 alone.
 *
 * A repository is hostile: nothing it configures runs, no symbolic link of it is followed, no
 * submodule is entered, no object outside its root is read, sizes are known before anything is
 * inflated. GIT_* variables of the environment have no effect.
 *
 * What is missing is counted in tg_completeness, never passed over: a walk over a shallow or
 * corrupt history succeeds as far as it goes and says that it is incomplete.
 */
#ifndef TG_HISTORY_HISTORY_H
#define TG_HISTORY_HISTORY_H

#include "base/err.h"
#include "base/mem.h"
#include "model/commit.h"

struct tg_history;

/*
 * Opens the repository whose work tree (or, if bare, whose folder) is `root`, an absolute path.
 * TG_ERR_MISSING when there is none.
 */
struct tg_history *tg_history_open(const char *root, struct tg_err *err);
void tg_history_close(struct tg_history *history);
void tg_history_close_(struct tg_history **history); /* for TG_AUTO */

/* What is known by now about missing history; grows while walking and reading. */
const struct tg_completeness *tg_history_completeness(const struct tg_history *history);
/* One line for people about what is missing, "" when the history is complete. */
const char *tg_history_why(struct tg_arena *arena, const struct tg_completeness *completeness);

/* The commit that a revision ("HEAD", "v1.0", "main~2", a hash prefix) names. */
bool tg_history_resolve(struct tg_history *history, const char *revision, struct tg_oid *ret,
			struct tg_err *err);

/* The last commit on HEAD's line of first parents that was committed by a moment (seconds since
 * 1970); TG_ERR_MISSING when there was none yet. */
bool tg_history_at(struct tg_history *history, int64_t seconds, struct tg_oid *ret,
		   struct tg_err *err);

/* Branches, remote branches, tags and HEAD, sorted by name. Those that point at nothing readable
 * are counted as missing and left out. */
bool tg_history_refs(struct tg_arena *arena, struct tg_history *history, struct tg_ref **ret,
		     size_t *ret_count, struct tg_err *err);

/* Identifies where the history is cut (a shallow clone), "" where it is not; in `arena`. */
const char *tg_history_boundary(struct tg_arena *arena, const struct tg_history *history);

/* The best common ancestor of two commits; TG_ERR_MISSING when there is none. */
bool tg_history_merge_base(struct tg_history *history, const struct tg_oid *a,
			   const struct tg_oid *b, struct tg_oid *ret, struct tg_err *err);

/*
 * A walk from `tips` over all ancestors. `on_commit` is called newest first, children before
 * parents: the order in which neighbouring objects share their delta bases. `position` counts
 * down to 0, so a larger number never is an ancestor of a smaller one. Changes are those against
 * the first parent; they are the whole tree for a commit whose first parent is not there: a root,
 * the end of a shallow clone, or the first of a walk that begins at `since`. A callback that
 * returns false ends the walk with its error.
 */
struct tg_walk {
	const struct tg_oid *tips;
	size_t tip_count;
	const struct tg_oid *since; /* leave out the ancestors of this commit; NULL = none */
	/* True for a commit that need not be seen again, nor its ancestors; may be NULL. */
	bool (*known)(void *user, const struct tg_oid *commit);
	bool (*on_commit)(void *user, size_t position, const struct tg_commit *commit,
			  const struct tg_change *changes, size_t change_count,
			  const struct tg_rename *renames, size_t rename_count, struct tg_err *err);
	/* True when it matters whether this path was renamed; NULL = always. */
	bool (*follows)(void *user, struct tg_str path);
	/* A commit whose tree could not be read whole, or that exceeds a limit; may be NULL. */
	void (*on_gap)(void *user, const struct tg_oid *commit, const char *detail);
	/* Called now and then with the number of commits done; may be NULL. */
	void (*on_progress)(void *user, size_t done, size_t total);
	void *user;
};
bool tg_history_walk(struct tg_history *history, const struct tg_walk *walk, struct tg_err *err);

/* One commit; its texts live in `arena`. */
bool tg_history_commit(struct tg_arena *arena, struct tg_history *history, const struct tg_oid *oid,
		       struct tg_commit *ret, struct tg_err *err);

/* Takes a commit, or the object of a tag, apart into what was signed and the signature with its
 * armour; false when there is none, or the object is not there. Nothing is checked. */
bool tg_history_signature(struct tg_history *history, const struct tg_oid *oid, bool is_tag,
			  struct tg_buf *text, struct tg_buf *signature);

/* Calls `on_file` for each entry of the commit's tree, in git's order of paths. */
bool tg_history_tree(struct tg_history *history, const struct tg_oid *commit,
		     bool (*on_file)(void *user, const struct tg_change *file, struct tg_err *err),
		     void *user, struct tg_err *err);

/* True when a commit has anything at `path`: a file, a folder, a link, a submodule. */
bool tg_history_has(struct tg_history *history, const struct tg_oid *commit, const char *path);

/* The entry at `path` in a commit; false without an error when it has none. */
bool tg_history_lookup(struct tg_history *history, const struct tg_oid *commit, const char *path,
		       struct tg_oid *ret_blob);

enum tg_blob_state { TG_BLOB_READ = 0, TG_BLOB_TOO_LARGE, TG_BLOB_MISSING };

/* The bytes of a blob of at most `limit` bytes, until the next blob is read. One that is larger is
 * not inflated; `ret_size` tells its size. */
enum tg_blob_state tg_history_peek(struct tg_history *history, const struct tg_oid *oid,
				   size_t limit, struct tg_str *ret, size_t *ret_size);

/* As tg_history_peek(), copied into `out`. */
enum tg_blob_state tg_history_blob(struct tg_history *history, const struct tg_oid *oid,
				   size_t limit, struct tg_buf *out, size_t *ret_size);

/*
 * Which lines of `after` stand in `before` too, white space aside, as git's diff has it: before[i]
 * is the number there of line i + 1, or 0. False (and an empty map) for texts over 8 MiB.
 */
struct tg_line_map {
	unsigned *before;
	size_t count;
};
bool tg_history_lines(struct tg_arena *arena, struct tg_str before, struct tg_str after,
		      struct tg_line_map *ret_map);

/*
 * Who brought the lines of `path`, from `newest` back to `oldest` (NULL = the beginning). With a
 * `content`, the lines are those of this text in place of the newest commit's. NULL when the path
 * is in no such commit or the file is over 2 MiB. The caller frees it.
 */
struct tg_blame;
struct tg_blame *tg_history_blame(struct tg_history *history, const char *path,
				  const struct tg_oid *newest, const struct tg_oid *oldest,
				  struct tg_str content);
/* The commit that brought line number `line`: zero for one that is not committed yet; false for
 * one that stood there at `oldest`. */
bool tg_blame_line(const struct tg_blame *blame, unsigned line, struct tg_oid *ret);
void tg_blame_free(struct tg_blame *blame);

/* Calls `on_file` for each entry of the index: what the next commit will hold. */
bool tg_history_staged(struct tg_history *history,
		       bool (*on_file)(void *user, const struct tg_change *file,
				       struct tg_err *err),
		       void *user, struct tg_err *err);

/*
 * Calls `on_object` for every object in the order in which the database holds them: who reads many
 * in that order finds what they are differences to still at hand. False when they cannot be listed.
 */
bool tg_history_each_object(struct tg_history *history,
			    void (*on_object)(void *user, const struct tg_oid *oid), void *user);

/* Calls `on_blob` for each blob of the object database, reachable or not, in no order. */
bool tg_history_each_blob(struct tg_history *history,
			  bool (*on_blob)(void *user, const struct tg_oid *oid, struct tg_err *err),
			  void *user, struct tg_err *err);

/* Calls `on_commit` for the ancestors of `to`, itself among them, that are no ancestors of `from`
 * (NULL = none is left out), until it returns false. TG_ERR_INCOMPLETE when some are missing. */
bool tg_history_between(struct tg_history *history, const struct tg_oid *from,
			const struct tg_oid *to,
			bool (*on_commit)(void *user, const struct tg_oid *), void *user,
			struct tg_err *err);

/* The folder that git takes this repository's hooks from, in `arena`; NULL with an error that says
 * what to do when it is configured to be elsewhere. */
const char *tg_history_hooks(struct tg_arena *arena, struct tg_history *history,
			     struct tg_err *err);

/* The id that git gives to a file of this content. */
struct tg_oid tg_history_hash(struct tg_str content);

/* The identity that the .mailmap of HEAD gives to a person; texts live as long as `history`. */
void tg_history_mailmap(struct tg_history *history, struct tg_arena *arena, struct tg_str name,
			struct tg_str email, const char **ret_name, const char **ret_email);

#endif
