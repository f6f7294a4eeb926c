/* SPDX-License-Identifier: Apache-2.0 */
/*
 * hooks.c - where git looks for hooks. Nothing is read there, and nothing runs.
 */
#include "history/internal.h"

const char *tg_history_hooks(struct tg_arena *arena, struct tg_history *history, struct tg_err *err)
{
	git_config *config = NULL;
	const char *path = NULL, *result = NULL;

	if (git_repository_config_snapshot(&config, history->repo) < 0) {
		tg_fail_git(err, TG_ERR_IO, "cannot read the repository's configuration");
		return NULL;
	}
	if (git_config_get_string(&path, config, "core.hooksPath") == 0 && path && *path)
		tg_fail(err, TG_ERR_INPUT,
			"git takes its hooks from '%s' (core.hooksPath); add 'tracegate hook run "
			"pre-commit' and 'tracegate hook run pre-push' to the hooks there",
			path);
	else
		result = tg_arena_printf(arena, "%shooks", git_repository_commondir(history->repo));
	git_config_free(config);
	return result;
}
