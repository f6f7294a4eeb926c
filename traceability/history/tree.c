/* SPDX-License-Identifier: Apache-2.0 */
/*
 * tree.c - trees: what differs between two, what one holds, what stands at a path.
 *
 * Trees are read as raw bytes ("MODE NAME\0" and 20 bytes of id) because a malformed one must be
 * counted, not end the walk, and because comparing raw entries costs a fraction of libgit2's
 * diff. Equal subtrees are skipped by their ids.
 */
#include "history/internal.h"

struct entry {
	struct tg_str name;
	unsigned mode; /* octal bits as in git */
	struct tg_oid oid;
};

struct cursor {
	struct tg_str rest;
	struct entry entry;
	bool valid;
	bool malformed;
};

enum { MODE_TREE = 040000, MODE_LINK = 0120000, MODE_SUBMODULE = 0160000, MODE_KIND = 0170000 };

static void advance(struct cursor *cursor)
{
	struct tg_str rest = cursor->rest;
	size_t i = 0, name;
	unsigned mode = 0;

	cursor->valid = false;
	if (!rest.len)
		return;
	while (i < rest.len && i < 7 && rest.ptr[i] >= '0' && rest.ptr[i] <= '7')
		mode = mode * 8 + (unsigned)(rest.ptr[i++] - '0');
	name = i + 1;
	cursor->malformed = i == 0 || i >= rest.len || rest.ptr[i] != ' ';
	while (!cursor->malformed && ++i < rest.len && rest.ptr[i] != '\0')
		;
	if (cursor->malformed || i <= name || i + 1 + TG_OID_SIZE > rest.len) {
		cursor->malformed = true;
		return;
	}
	cursor->entry.mode = mode;
	cursor->entry.name = tg_str_n(rest.ptr + name, i - name);
	memcpy(cursor->entry.oid.byte, rest.ptr + i + 1, TG_OID_SIZE);
	cursor->rest = tg_str_n(rest.ptr + i + 1 + TG_OID_SIZE, rest.len - i - 1 - TG_OID_SIZE);
	cursor->valid = true;
}

static bool is_tree(const struct entry *entry)
{
	return (entry->mode & MODE_KIND) == MODE_TREE;
}

static enum tg_entry_kind kind_of(const struct entry *entry)
{
	if ((entry->mode & MODE_KIND) == MODE_LINK)
		return TG_ENTRY_LINK;
	if ((entry->mode & MODE_KIND) == MODE_SUBMODULE)
		return TG_ENTRY_SUBMODULE;
	return TG_ENTRY_FILE;
}

/* git's order: a folder sorts as if its name ended with '/'. */
static int compare(const struct entry *a, const struct entry *b)
{
	size_t length = a->name.len < b->name.len ? a->name.len : b->name.len;
	int order = memcmp(a->name.ptr, b->name.ptr, length);
	unsigned char x, y;

	if (order)
		return order;
	x = a->name.len > length ? (unsigned char)a->name.ptr[length] : is_tree(a) ? '/' : 0;
	y = b->name.len > length ? (unsigned char)b->name.ptr[length] : is_tree(b) ? '/' : 0;
	return (x > y) - (x < y);
}

static void add_change(struct tg_tree_diff *diff, const struct entry *before,
		       const struct entry *after)
{
	const struct entry *entry = after ? after : before;
	struct tg_change *change;

	if (diff->prefix.len + entry->name.len > TG_PATH_LIMIT) {
		diff->problem = "a path is too long";
		return;
	}
	if (diff->changes.count >= TG_CHANGE_LIMIT) {
		diff->problem = "it changes too many paths";
		return;
	}
	change = TG_VEC_ADD(&diff->changes);
	change->path.len = diff->prefix.len + entry->name.len; /* the bytes may still move */
	tg_buf_add(&diff->paths, diff->prefix.ptr, diff->prefix.len);
	tg_buf_add(&diff->paths, entry->name.ptr, entry->name.len);
	if (before)
		change->before = before->oid;
	if (after)
		change->after = after->oid;
	change->kind = kind_of(entry);
}

static void compare_trees(struct tg_history *history, const struct tg_oid *before,
			  const struct tg_oid *after, struct tg_tree_diff *diff, unsigned depth);

static void descend(struct tg_history *history, const struct entry *before,
		    const struct entry *after, struct tg_tree_diff *diff, unsigned depth)
{
	const struct entry *entry = after ? after : before;
	size_t length = diff->prefix.len;

	if (depth >= TG_TREE_DEPTH || length + entry->name.len >= TG_PATH_LIMIT) {
		diff->problem = "its folders are nested too deeply";
		return;
	}
	tg_buf_add(&diff->prefix, entry->name.ptr, entry->name.len);
	tg_buf_putc(&diff->prefix, '/');
	compare_trees(history, before ? &before->oid : NULL, after ? &after->oid : NULL, diff,
		      depth + 1);
	diff->prefix.len = length;
}

/* An entry that stands on one side only. */
static void one_side(struct tg_history *history, const struct entry *before,
		     const struct entry *after, struct tg_tree_diff *diff, unsigned depth)
{
	if (is_tree(after ? after : before))
		descend(history, before, after, diff, depth);
	else
		add_change(diff, before, after);
}

static void both_sides(struct tg_history *history, const struct entry *before,
		       const struct entry *after, struct tg_tree_diff *diff, unsigned depth)
{
	if (tg_oid_eq(&before->oid, &after->oid) && kind_of(before) == kind_of(after))
		return;
	if (is_tree(before)) /* equal in compare(): both are folders or neither is */
		descend(history, before, after, diff, depth);
	else
		add_change(diff, before, after);
}

static git_odb_object *open_tree(struct tg_history *history, const struct tg_oid *oid,
				 struct cursor *cursor, struct tg_tree_diff *diff)
{
	git_odb_object *object;

	if (!oid)
		return NULL;
	object = tg_history_object(history, oid, GIT_OBJECT_TREE, TG_TREE_LIMIT, NULL);
	if (!object) {
		diff->problem = "a folder of it is missing, corrupt or too large";
		return NULL;
	}
	cursor->rest = tg_str_n(git_odb_object_data(object), git_odb_object_size(object));
	advance(cursor);
	return object;
}

/* Depth is bounded by descend(), the number of changes by add_change(). */
static void compare_trees(struct tg_history *history, const struct tg_oid *before,
			  const struct tg_oid *after, struct tg_tree_diff *diff, unsigned depth)
{
	struct cursor old = {0}, new = {0};
	TG_AUTO(tg_history_object_free) git_odb_object *left = NULL;
	TG_AUTO(tg_history_object_free) git_odb_object *right = NULL;

	left = open_tree(history, before, &old, diff);
	right = open_tree(history, after, &new, diff);
	if ((before && !left) || (after && !right))
		return; /* half a comparison would invent deletions */
	while ((old.valid || new.valid) && diff->changes.count < TG_CHANGE_LIMIT) {
		int order = !old.valid ? 1 : !new.valid ? -1 : compare(&old.entry, &new.entry);

		if (order < 0)
			one_side(history, &old.entry, NULL, diff, depth);
		else if (order > 0)
			one_side(history, NULL, &new.entry, diff, depth);
		else
			both_sides(history, &old.entry, &new.entry, diff, depth);
		if (order <= 0)
			advance(&old);
		if (order >= 0)
			advance(&new);
	}
	if (old.malformed || new.malformed)
		diff->problem = "a folder of it is malformed";
	if (diff->changes.count >= TG_CHANGE_LIMIT)
		diff->problem = "it changes too many paths";
}

void tg_tree_diff(struct tg_history *history, const struct tg_oid *before,
		  const struct tg_oid *after, struct tg_tree_diff *diff)
{
	const char *at;
	size_t i;

	diff->changes.count = 0;
	tg_buf_clear(&diff->paths);
	tg_buf_clear(&diff->prefix);
	diff->problem = NULL;
	compare_trees(history, before, after, diff, 0);
	for (i = 0, at = diff->paths.ptr; i < diff->changes.count; i++) {
		diff->changes.at[i].path.ptr = at;
		at += diff->changes.at[i].path.len;
	}
}

void tg_tree_diff_done(struct tg_tree_diff *diff)
{
	TG_VEC_DONE(&diff->changes);
	tg_buf_done(&diff->paths);
	tg_buf_done(&diff->prefix);
}

bool tg_history_tree(struct tg_history *history, const struct tg_oid *commit,
		     bool (*on_file)(void *user, const struct tg_change *file, struct tg_err *err),
		     void *user, struct tg_err *err)
{
	struct tg_tree_diff diff = {0};
	struct tg_arena arena = {0};
	struct tg_commit read;
	char hex[TG_OID_HEX];
	size_t i;
	bool ok = tg_history_commit(&arena, history, commit, &read, err);

	if (ok) {
		tg_tree_diff(history, NULL, &read.tree, &diff);
		if (diff.problem)
			ok = tg_fail(err, TG_ERR_INCOMPLETE, "the tree of commit '%s': %s",
				     tg_oid_hex(commit, hex), diff.problem);
	}
	for (i = 0; ok && i < diff.changes.count; i++)
		ok = on_file(user, &diff.changes.at[i], err);
	tg_tree_diff_done(&diff);
	tg_arena_done(&arena);
	return ok;
}

/* The entry `name` of a tree. */
static bool find_entry(struct tg_history *history, const struct tg_oid *tree, struct tg_str name,
		       struct entry *ret)
{
	TG_AUTO(tg_history_object_free) git_odb_object *object = NULL;
	struct tg_tree_diff unused = {0};
	struct cursor cursor = {0};

	object = open_tree(history, tree, &cursor, &unused);
	for (; object && cursor.valid; advance(&cursor)) {
		if (tg_str_eq(cursor.entry.name, name)) {
			*ret = cursor.entry;
			ret->name = (struct tg_str){0}; /* it pointed into the object */
			return true;
		}
	}
	return false;
}

/* What stands at `path`, of whatever kind. */
static bool look_up(struct tg_history *history, const struct tg_oid *commit, const char *path,
		    struct entry *ret_entry)
{
	struct tg_arena arena = {0};
	struct tg_str rest = tg_str(path), name;
	struct tg_commit read;
	bool found = tg_history_commit(&arena, history, commit, &read, NULL);

	*ret_entry = (struct entry){.mode = MODE_TREE, .oid = read.tree};
	while (found && tg_str_split(&rest, '/', &name)) {
		struct tg_oid tree = ret_entry->oid;

		found = is_tree(ret_entry) && find_entry(history, &tree, name, ret_entry);
	}
	tg_arena_done(&arena);
	return found;
}

bool tg_history_lookup(struct tg_history *history, const struct tg_oid *commit, const char *path,
		       struct tg_oid *ret_blob)
{
	struct entry entry;

	if (!look_up(history, commit, path, &entry) || is_tree(&entry) ||
	    kind_of(&entry) != TG_ENTRY_FILE)
		return false;
	*ret_blob = entry.oid;
	return true;
}

bool tg_history_has(struct tg_history *history, const struct tg_oid *commit, const char *path)
{
	struct entry entry;

	return look_up(history, commit, path, &entry);
}
