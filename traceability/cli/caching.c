/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/caching.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "history/history.h"

#define FOLDER ".tracegate/cache"

static const char *below(struct tg_cli *cli, const char *folder, const char *name)
{
	struct tg_buf path = {0};
	const char *result;

	tg_path_join(&path, folder, name);
	result = tg_arena_strdup(&cli->arena, path.ptr);
	tg_buf_done(&path);
	return result;
}

/* Outside of a repository nothing is made that would look like one. */
static const char *users_folder(struct tg_cli *cli)
{
	const char *base = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");

	if (base && *base == '/')
		return below(cli, base, "tracegate");
	return home && *home == '/' ? below(cli, home, ".cache/tracegate") : NULL;
}

static const char *usual_folder(struct tg_cli *cli, const char *root)
{
	if (access(below(cli, root, ".tracegate"), F_OK) == 0 ||
	    access(below(cli, root, ".git"), F_OK) == 0)
		return below(cli, root, FOLDER);
	return users_folder(cli);
}

static bool is_tracked(const char *root, const char *folder)
{
	TG_AUTO(tg_history_close_) struct tg_history *history = NULL;
	const char *relative = tg_path_relative(folder, root);
	struct tg_oid head;

	if (relative == folder || access(folder, F_OK) < 0)
		return false;
	history = tg_history_open(root, NULL);
	return history && tg_history_resolve(history, "HEAD", &head, NULL) &&
	       tg_history_has(history, &head, relative);
}

static size_t limit(void)
{
	const char *text = getenv("TRACEGATE_CACHE_MIB");
	unsigned long mib = text ? strtoul(text, NULL, 10) : 0;

	return mib > SIZE_MAX >> 20 ? 0 : (size_t)mib << 20;
}

struct tg_caching tg_caching_of(struct tg_cli *cli, const char *root)
{
	struct tg_caching caching = {.secret = getenv("TRACEGATE_CACHE_KEY"), .bytes = limit()};

	if (cli->no_cache)
		return caching;
	caching.folder = cli->cache ? tg_cli_path(cli, cli->cache) : usual_folder(cli, root);
	if (caching.folder && is_tracked(root, caching.folder)) {
		tg_cli_say(cli,
			   "note: the cache '%s' is tracked by git and not believed; remove it "
			   "from the repository with 'git rm -r --cached'",
			   tg_path_relative(caching.folder, root));
		caching.folder = NULL;
	}
	return caching;
}

void tg_caching_say(const struct tg_cli *cli, const struct tg_engine_stats *stats)
{
	if (stats->cache_rejected)
		tg_cli_say(cli,
			   "cache: %zu entr%s cut off, changed or foreign; what stood there was "
			   "analysed anew",
			   stats->cache_rejected,
			   stats->cache_rejected == 1 ? "y was" : "ies were");
	if (*stats->cache_problem)
		tg_cli_say(cli, "cache: %s; results are not kept", stats->cache_problem);
}
