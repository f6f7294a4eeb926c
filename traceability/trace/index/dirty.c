/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/index/dirty.h"

#include <fcntl.h>

#include "base/file.h"
#include "claims/claims.h"

enum { FILE_LIMIT = 64 << 20 };

struct comparison {
	struct tg_arena *arena;
	int dir;
	struct tg_buf content;
	size_t count;
	const char *first;
};

static bool compare(void *user, const struct tg_change *file, struct tg_err *err)
{
	struct comparison *comparison = user;
	struct tg_arena arena = {0};
	const char *path = tg_arena_strndup(&arena, file->path.ptr, file->path.len);
	struct tg_oid is;

	(void)err;
	if (file->kind == TG_ENTRY_FILE && tg_claims_wants(path)) {
		bool read = tg_file_read_at(comparison->dir, path, FILE_LIMIT, &comparison->content,
					    NULL);

		is = tg_history_hash(tg_buf_view(&comparison->content));
		if ((!read || !tg_oid_eq(&is, &file->after)) && !comparison->count++)
			comparison->first = tg_arena_strdup(comparison->arena, path);
	}
	tg_arena_done(&arena);
	return true;
}

bool tg_worktree_differs(struct tg_arena *arena, struct tg_history *history, const char *root,
			 const struct tg_oid *commit, size_t *ret_count, const char **ret_first,
			 struct tg_err *err)
{
	TG_AUTO(tg_close_) int dir = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct comparison comparison = {.arena = arena, .dir = dir, .first = ""};
	bool ok = dir >= 0 ? tg_history_tree(history, commit, compare, &comparison, err)
			   : tg_fail_errno(err, "cannot open the folder '%s'", root);

	tg_buf_done(&comparison.content);
	*ret_count = comparison.count;
	*ret_first = comparison.first;
	return ok;
}
