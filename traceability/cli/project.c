/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/project.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"

enum { CONFIG_LIMIT = 1024 * 1024 };

bool tg_project_load(struct tg_cli *cli, struct tg_project *project, struct tg_err *err)
{
	TG_AUTO(tg_close_) int dir = -1;
	struct tg_buf text = {0};
	bool ok = true;

	project->root = tg_cli_root(cli);
	tg_path_join(&text, project->root, ".tracegate/trace.db");
	project->database = cli->database ? tg_cli_path(cli, cli->database)
					  : tg_arena_strdup(&cli->arena, text.ptr);
	tg_config_default(&project->config);
	tg_path_join(&text, project->root, TG_CONFIG_FILE);
	if (tg_file_exists(text.ptr)) {
		dir = open(project->root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		ok = tg_file_read_at(dir, TG_CONFIG_FILE, CONFIG_LIMIT, &text, err) &&
		     tg_config_parse(&cli->arena, tg_buf_view(&text), TG_CONFIG_FILE,
				     &project->config, err);
	}
	tg_buf_done(&text);
	return ok;
}

/* The text of a file below the root; false without an error when it is not there. */
static bool read_own(const char *root, const char *name, struct tg_buf *text, struct tg_err *err)
{
	TG_AUTO(tg_close_) int dir = -1;

	tg_path_join(text, root, name);
	if (!tg_file_exists(text->ptr))
		return false;
	dir = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return tg_file_read_at(dir, name, CONFIG_LIMIT, text, err);
}

bool tg_project_rules(struct tg_cli *cli, const struct tg_project *project,
		      struct tg_policy *policy, struct tg_register *entries, struct tg_err *err)
{
	struct tg_allow_policy allow;
	struct tg_buf text = {0};
	struct tg_err failed = {0};
	bool ok = true;

	tg_policy_default(policy);
	*entries = (struct tg_register){0};
	if (read_own(project->root, TG_POLICY_FILE, &text, &failed))
		ok = tg_policy_parse(&cli->arena, tg_buf_view(&text), TG_POLICY_FILE, policy,
				     &failed);
	allow = (struct tg_allow_policy){policy->need_ticket, policy->longest_days};
	if (ok && !failed.code && read_own(project->root, TG_REGISTER_FILE, &text, &failed))
		tg_register_parse(&cli->arena, tg_buf_view(&text), TG_REGISTER_FILE, &allow,
				  tg_today(), entries, &failed);
	tg_buf_done(&text);
	return !failed.code || tg_fail(err, failed.code, "%s", failed.text);
}

bool tg_project_work_tree(struct tg_cli *cli, const struct tg_project *project, struct tg_err *err)
{
	static const char *const parts[] = {"HEAD", "objects", "refs", ".git"};
	size_t i, found = 0;

	for (i = 0; i < 3; i++)
		found += access(tg_arena_printf(&cli->arena, "%s/%s", project->root, parts[i]),
				F_OK) == 0;
	if (found < 3 ||
	    access(tg_arena_printf(&cli->arena, "%s/%s", project->root, parts[3]), F_OK) == 0)
		return true;
	return tg_fail(err, TG_ERR_INPUT,
		       "the repository '%s' is bare and has no work tree: ask in a clone of it",
		       project->root);
}

/* The text of a file of a commit; false when it is not there. */
static bool read_then(struct tg_history *history, const struct tg_oid *commit, const char *name,
		      struct tg_buf *text)
{
	struct tg_oid blob;

	tg_buf_clear(text);
	return tg_history_lookup(history, commit, name, &blob) &&
	       tg_history_blob(history, &blob, CONFIG_LIMIT, text, NULL) == TG_BLOB_READ;
}

bool tg_project_at(struct tg_cli *cli, struct tg_history *history, const struct tg_oid *commit,
		   struct tg_project *project, struct tg_policy *policy,
		   struct tg_register *entries, struct tg_err *err)
{
	struct tg_buf text = {0};
	bool ok = true;

	tg_config_default(&project->config);
	tg_policy_default(policy);
	*entries = (struct tg_register){0};
	if (read_then(history, commit, TG_CONFIG_FILE, &text))
		ok = tg_config_parse(&cli->arena, tg_buf_view(&text), TG_CONFIG_FILE,
				     &project->config, err);
	if (ok && read_then(history, commit, TG_POLICY_FILE, &text))
		ok = tg_policy_parse(&cli->arena, tg_buf_view(&text), TG_POLICY_FILE, policy, err);
	if (ok && read_then(history, commit, TG_REGISTER_FILE, &text))
		ok = tg_register_parse(
			&cli->arena, tg_buf_view(&text), TG_REGISTER_FILE,
			&(struct tg_allow_policy){policy->need_ticket, policy->longest_days},
			tg_today(), entries, err);
	tg_buf_done(&text);
	return ok || tg_while(err, "at that commit");
}

const char *tg_project_database(struct tg_cli *cli, const struct tg_project *project,
				const char *build)
{
	struct tg_buf path = {0};
	const char *result;

	if (build)
		return tg_cli_path(cli, build);
	if (!project->config.compile_database)
		return NULL;
	tg_path_join(&path, project->root, project->config.compile_database);
	result = tg_arena_strdup(&cli->arena, path.ptr);
	tg_buf_done(&path);
	return result;
}
