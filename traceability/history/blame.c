/* SPDX-License-Identifier: Apache-2.0 */
/*
 * blame.c - which commit brought a line of a file, by libgit2's blame.
 */
#include "history/internal.h"

enum { BLAME_LIMIT = 2 << 20 }; /* bytes of a file that is blamed */

struct tg_blame {
	git_blame *file;      /* of the newest commit */
	git_blame *content;   /* of what lies in the work tree, or NULL */
	struct tg_oid oldest; /* zero: the beginning of history */
};

struct tg_blame *tg_history_blame(struct tg_history *history, const char *path,
				  const struct tg_oid *newest, const struct tg_oid *oldest,
				  struct tg_str content)
{
	struct tg_blame *blame;
	git_blame_options options;
	git_blame *file = NULL;
	struct tg_oid blob;

	/* Asked for a path that is not there, libgit2 1.5 loses memory. */
	if (!tg_history_lookup(history, newest, path, &blob))
		return NULL;
	if (content.len > BLAME_LIMIT ||
	    git_blame_options_init(&options, GIT_BLAME_OPTIONS_VERSION) < 0)
		return NULL;
	options.newest_commit = tg_to_git(newest);
	if (oldest)
		options.oldest_commit = tg_to_git(oldest);
	if (git_blame_file(&file, history->repo, path, &options) < 0)
		return NULL;
	blame = tg_alloc_zero(1, sizeof(*blame));
	blame->file = file;
	if (oldest)
		blame->oldest = *oldest;
	if (content.ptr && git_blame_buffer(&blame->content, file, content.ptr, content.len) < 0)
		blame->content = NULL;
	return blame;
}

bool tg_blame_line(const struct tg_blame *blame, unsigned line, struct tg_oid *ret)
{
	const git_blame_hunk *hunk =
		git_blame_get_hunk_byline(blame->content ? blame->content : blame->file, line);

	if (!hunk)
		return false;
	*ret = tg_from_git(&hunk->final_commit_id);
	/* A line of the oldest commit is older than what was asked about. */
	return tg_oid_is_zero(&blame->oldest) || !tg_oid_eq(ret, &blame->oldest);
}

void tg_blame_free(struct tg_blame *blame)
{
	if (!blame)
		return;
	git_blame_free(blame->content);
	git_blame_free(blame->file);
	tg_free_(&blame);
}
