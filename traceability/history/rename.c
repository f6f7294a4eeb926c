/* SPDX-License-Identifier: Apache-2.0 */
/*
 * rename.c - which deleted path lives on under which added one.
 *
 * Equal content is found by id alone. Only when both sides still have paths without a partner is
 * libgit2 asked to compare contents, and then only for those paths.
 */
#include "history/internal.h"

static bool is_followed(const struct tg_walk *walk, const struct tg_change *change)
{
	return change->kind == TG_ENTRY_FILE &&
	       (!walk->follows || walk->follows(walk->user, change->path));
}

static bool is_added(const struct tg_walk *walk, const struct tg_change *change)
{
	return tg_oid_is_zero(&change->before) && is_followed(walk, change);
}

static bool is_deleted(const struct tg_walk *walk, const struct tg_change *change)
{
	return tg_oid_is_zero(&change->after) && is_followed(walk, change);
}

static void add(struct tg_rename_list *list, struct tg_str from, struct tg_str to, unsigned score)
{
	struct tg_rename *rename = TG_VEC_ADD(&list->renames);

	rename->from = from;
	rename->to = to;
	rename->score = score;
}

/* Pairs equal contents; `taken` marks both. Returns whether both sides have some left. */
static bool pair_equal(const struct tg_change *changes, const size_t *added, size_t added_count,
		       const size_t *deleted, size_t deleted_count, bool *taken,
		       struct tg_rename_list *list)
{
	size_t i, j, left_added = added_count, left_deleted = deleted_count;

	for (i = 0; i < added_count; i++) {
		for (j = 0; j < deleted_count; j++) {
			const struct tg_change *to = &changes[added[i]];
			const struct tg_change *from = &changes[deleted[j]];

			if (taken[deleted[j]] || !tg_oid_eq(&from->before, &to->after))
				continue;
			taken[deleted[j]] = taken[added[i]] = true;
			add(list, from->path, to->path, 100);
			left_added--;
			left_deleted--;
			break;
		}
	}
	return left_added && left_deleted;
}

static struct tg_str find_path(const struct tg_change *changes, const size_t *indices, size_t count,
			       const char *path)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (tg_str_is(changes[indices[i]].path, path))
			return changes[indices[i]].path;
	return (struct tg_str){0};
}

/* Takes what libgit2 calls a rename over into the list. */
static void take_similar(git_diff *diff, const struct tg_change *changes, const size_t *added,
			 size_t added_count, const size_t *deleted, size_t deleted_count,
			 struct tg_rename_list *list)
{
	size_t i;

	for (i = 0; i < git_diff_num_deltas(diff); i++) {
		const git_diff_delta *delta = git_diff_get_delta(diff, i);
		struct tg_str from, to;

		if (delta->status != GIT_DELTA_RENAMED)
			continue;
		from = find_path(changes, deleted, deleted_count, delta->old_file.path);
		to = find_path(changes, added, added_count, delta->new_file.path);
		if (from.len && to.len)
			add(list, from, to, delta->similarity);
	}
}

/* Sizes are looked at before contents are: a rename of something huge goes unseen. */
static bool is_small(struct tg_history *history, const struct tg_change *change, bool *missing)
{
	git_oid id = tg_to_git(tg_oid_is_zero(&change->after) ? &change->before : &change->after);
	git_object_t type;
	size_t size = 0;

	if (git_odb_read_header(&size, &type, history->odb, &id) < 0)
		*missing = true;
	return size <= TG_SIMILAR_LIMIT;
}

static struct tg_str ending_of(struct tg_str path)
{
	size_t at = path.len;

	while (at > 0 && path.ptr[at - 1] != '.' && path.ptr[at - 1] != '/')
		at--;
	return tg_str_n(path.ptr + at, path.len - at);
}

/* True when something on the other side has the same ending: a .c does not become a .md. */
static bool has_partner(const struct tg_change *changes, struct tg_str path, const size_t *others,
			size_t count, const bool *taken)
{
	struct tg_str ending = ending_of(path);
	size_t i;

	for (i = 0; i < count; i++)
		if (!taken[others[i]] && tg_str_eq(ending, ending_of(changes[others[i]].path)))
			return true;
	return false;
}

/* Compares the contents of the paths without a partner. */
static bool pair_similar(struct tg_history *history, const struct tg_oid *before,
			 const struct tg_oid *after, const struct tg_change *changes,
			 const size_t *added, size_t added_count, const size_t *deleted,
			 size_t deleted_count, const bool *taken, struct tg_rename_list *list)
{
	git_diff_options options;
	git_diff_find_options find;
	git_oid old_id = tg_to_git(before), new_id = tg_to_git(after);
	git_tree *old_tree = NULL, *new_tree = NULL;
	git_diff *diff = NULL;
	struct tg_arena arena = {0};
	char *paths[2 * TG_RENAME_LIMIT];
	size_t count = 0, i;
	bool ok, missing = false;

	for (i = 0; i < added_count + deleted_count; i++) {
		bool new = i < added_count;
		size_t at = new ? added[i] : deleted[i - added_count];
		struct tg_str path = changes[at].path;

		if (!taken[at] &&
		    has_partner(changes, path, new ? deleted : added,
				new ? deleted_count : added_count, taken) &&
		    is_small(history, &changes[at], &missing))
			paths[count++] = tg_arena_strndup(&arena, path.ptr, path.len);
	}
	if (missing || count < 2) {
		tg_arena_done(&arena);
		return !missing;
	}
	git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);
	git_diff_find_options_init(&find, GIT_DIFF_FIND_OPTIONS_VERSION);
	options.pathspec.strings = paths;
	options.pathspec.count = count;
	options.flags = GIT_DIFF_DISABLE_PATHSPEC_MATCH | GIT_DIFF_SKIP_BINARY_CHECK;
	find.flags = GIT_DIFF_FIND_RENAMES;
	find.rename_limit = TG_RENAME_LIMIT;
	ok = git_tree_lookup(&old_tree, history->repo, &old_id) == 0 &&
	     git_tree_lookup(&new_tree, history->repo, &new_id) == 0 &&
	     git_diff_tree_to_tree(&diff, history->repo, old_tree, new_tree, &options) == 0 &&
	     git_diff_find_similar(diff, &find) == 0;
	if (ok)
		take_similar(diff, changes, added, added_count, deleted, deleted_count, list);
	git_diff_free(diff);
	git_tree_free(old_tree);
	git_tree_free(new_tree);
	tg_arena_done(&arena);
	return ok;
}

void tg_renames_find(struct tg_history *history, const struct tg_oid *before,
		     const struct tg_oid *after, const struct tg_change *changes, size_t count,
		     const struct tg_walk *walk, struct tg_rename_list *list)
{
	size_t added[TG_RENAME_LIMIT], deleted[TG_RENAME_LIMIT];
	size_t added_count = 0, deleted_count = 0, i;
	bool *taken;

	for (i = 0; i < count; i++) {
		added_count += is_added(walk, &changes[i]);
		deleted_count += is_deleted(walk, &changes[i]);
	}
	if (!added_count || !deleted_count)
		return;
	if (added_count > TG_RENAME_LIMIT || deleted_count > TG_RENAME_LIMIT) {
		list->problem = "it adds and deletes too many paths; renames were not sought";
		return;
	}
	added_count = deleted_count = 0;
	for (i = 0; i < count; i++) {
		if (is_added(walk, &changes[i]))
			added[added_count++] = i;
		else if (is_deleted(walk, &changes[i]))
			deleted[deleted_count++] = i;
	}
	taken = tg_alloc_zero(count, sizeof(*taken));
	if (pair_equal(changes, added, added_count, deleted, deleted_count, taken, list) &&
	    !pair_similar(history, before, after, changes, added, added_count, deleted,
			  deleted_count, taken, list))
		list->problem = "contents could not be compared; renames may be missing";
	tg_free_(&taken);
}
