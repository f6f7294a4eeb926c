/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/index/database.h"

#include "base/file.h"
#include "base/text.h"

static bool refuse_tracked(struct tg_history *history, const char *root, const char *path,
			   struct tg_err *err)
{
	struct tg_oid head, blob;
	const char *relative = tg_path_relative(path, root);

	if (relative != path && tg_history_resolve(history, "HEAD", &head, NULL) &&
	    tg_history_lookup(history, &head, relative, &blob))
		return tg_fail(err, TG_ERR_INPUT,
			       "the trace database '%s' is tracked by git and not believed; remove "
			       "it from the repository with 'git rm --cached', and run 'tracegate "
			       "init', so that git ignores it from then on",
			       relative);
	return true;
}

struct tg_store *tg_database_open(struct tg_history *history, const char *root, const char *path,
				  enum tg_store_mode mode, struct tg_err *err)
{
	if (history && !refuse_tracked(history, root, path, err))
		return NULL;
	return tg_store_open(path, mode, err);
}

bool tg_database_resolve(struct tg_history *history, struct tg_store *store, const char *revision,
			 struct tg_oid *ret, struct tg_err *err)
{
	struct tg_err problem = {0};
	int64_t moment;

	if (history ? tg_history_resolve(history, revision, ret, &problem)
		    : tg_store_resolve(store, revision, ret, &problem))
		return true;
	if (problem.code != TG_ERR_MISSING || !tg_moment_parse(tg_str(revision), &moment))
		return tg_fail(err, problem.code, "%s", problem.text);
	return (history ? tg_history_at(history, moment, ret, err)
			: tg_store_at(store, moment, ret, err)) ||
	       tg_while(err, "'%s'", revision);
}
