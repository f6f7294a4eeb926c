/* SPDX-License-Identifier: Apache-2.0 */
/*
 * odb.c - what stands outside commits: the index, and objects that nothing reaches.
 */
#include "history/internal.h"

bool tg_history_staged(struct tg_history *history,
		       bool (*on_file)(void *user, const struct tg_change *file,
				       struct tg_err *err),
		       void *user, struct tg_err *err)
{
	git_index *index = NULL;
	size_t count, i;
	bool ok = true;

	if (git_repository_index(&index, history->repo) < 0)
		return tg_fail_git(err, TG_ERR_IO, "cannot read the index");
	count = git_index_entrycount(index);
	for (i = 0; ok && i < count; i++) {
		const git_index_entry *entry = git_index_get_byindex(index, i);
		struct tg_change file = {.path = tg_str(entry->path),
					 .after = tg_from_git(&entry->id)};

		if ((entry->mode & 0170000) == 0120000)
			file.kind = TG_ENTRY_LINK;
		else if ((entry->mode & 0170000) == 0160000)
			file.kind = TG_ENTRY_SUBMODULE;
		ok = on_file(user, &file, err);
	}
	git_index_free(index);
	return ok;
}

/* What a walk over all objects hands through libgit2. */
struct each_blob {
	struct tg_history *history;
	bool (*on_blob)(void *user, const struct tg_oid *oid, struct tg_err *err);
	void *user;
	struct tg_err *err;
};

static int visit(const git_oid *id, void *payload)
{
	const struct each_blob *each = payload;
	struct tg_oid oid = tg_from_git(id);
	git_object_t type;
	size_t size;

	if (git_odb_read_header(&size, &type, each->history->odb, id) < 0) {
		tg_history_missing(each->history, &oid);
		return 0;
	}
	if (type != GIT_OBJECT_BLOB)
		return 0;
	return each->on_blob(each->user, &oid, each->err) ? 0 : GIT_EUSER;
}

bool tg_history_each_blob(struct tg_history *history,
			  bool (*on_blob)(void *user, const struct tg_oid *oid, struct tg_err *err),
			  void *user, struct tg_err *err)
{
	struct each_blob each = {history, on_blob, user, err};
	int code = git_odb_foreach(history->odb, visit, &each);

	if (code == GIT_EUSER)
		return false;
	return code == 0 || tg_fail_git(err, TG_ERR_IO, "cannot list the objects");
}

struct each_object {
	void (*on_object)(void *user, const struct tg_oid *oid);
	void *user;
};

static int visit_object(const git_oid *id, void *payload)
{
	const struct each_object *each = payload;
	struct tg_oid oid = tg_from_git(id);

	each->on_object(each->user, &oid);
	return 0;
}

bool tg_history_each_object(struct tg_history *history,
			    void (*on_object)(void *user, const struct tg_oid *oid), void *user)
{
	struct each_object each = {on_object, user};

	return git_odb_foreach(history->odb, visit_object, &each) == 0;
}

bool tg_history_between(struct tg_history *history, const struct tg_oid *from,
			const struct tg_oid *to,
			bool (*on_commit)(void *user, const struct tg_oid *), void *user,
			struct tg_err *err)
{
	git_revwalk *walk = NULL;
	git_oid tip = tg_to_git(to), base, oid;
	struct tg_oid found;
	int code;

	if (from)
		base = tg_to_git(from);
	code = git_revwalk_new(&walk, history->repo);
	if (code == 0)
		code = git_revwalk_push(walk, &tip);
	if (code == 0 && from)
		code = git_revwalk_hide(walk, &base);
	while (code == 0 && (code = git_revwalk_next(&oid, walk)) == 0) {
		found = tg_from_git(&oid);
		if (!on_commit(user, &found))
			break;
	}
	git_revwalk_free(walk);
	if (code == 0 || code == GIT_ITEROVER)
		return true;
	return tg_fail(err, TG_ERR_INCOMPLETE, "the commits of the range are not all there%s",
		       history->completeness.shallow
			       ? ": the clone is shallow; run 'git fetch --unshallow'"
			       : "; run 'git fsck'");
}
