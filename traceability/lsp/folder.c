/* SPDX-License-Identifier: Apache-2.0 */
#include "lsp/folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "lsp/items.h"
#include "lsp/schedule.h"
#include "lsp/uri.h"
#include "lsp/verdict.h"

enum {
	CONFIG_LIMIT = 1024 * 1024,
	SOURCE_LIMIT = 16 * 1024 * 1024,
	/* An editor's user waits; `check` has more patience with a unit. */
	CPU_SECONDS = 10,
	WALL_SECONDS = 20,
};

struct tg_folder *tg_folder_new(const char *uri, const char *path)
{
	struct tg_buf real = {0};
	struct tg_folder *folder;
	size_t length = strlen(uri);
	int dir = -1;

	if (tg_uri_real_path(path, &real))
		dir = open(real.ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (dir < 0) {
		tg_buf_done(&real);
		return NULL;
	}
	while (length > 0 && uri[length - 1] == '/')
		length--;
	folder = tg_alloc_zero(1, sizeof(*folder));
	folder->dir = dir;
	folder->root = tg_arena_strdup(&folder->arena, real.ptr);
	folder->uri = tg_arena_strndup(&folder->arena, uri, length);
	tg_config_default(&folder->config);
	tg_buf_done(&real);
	return folder;
}

void tg_folder_free(struct tg_folder *folder)
{
	if (!folder)
		return;
	close(folder->dir);
	tg_folder_items_free(folder->items);
	tg_folder_verdicts_free(folder);
	tg_rulebook_done(&folder->rulebook);
	tg_arena_done(&folder->commands_arena);
	tg_arena_done(&folder->config_arena);
	tg_arena_done(&folder->arena);
	tg_free_(&folder);
}

struct tg_folder *tg_folder_of(const struct tg_lsp *lsp, const char *path)
{
	struct tg_folder *best = NULL;
	size_t i;

	for (i = 0; i < lsp->folders.count; i++) {
		struct tg_folder *folder = lsp->folders.at[i];

		if (tg_path_within(path, folder->root) &&
		    (!best || strlen(folder->root) > strlen(best->root)))
			best = folder;
	}
	return best;
}

const char *tg_folder_relative(const struct tg_folder *folder, const char *path)
{
	return tg_path_relative(path, folder->root);
}

struct tg_stamp tg_folder_stamp(const struct tg_folder *folder, const char *path)
{
	struct stat info;

	if (fstatat(folder->dir, path, &info, AT_SYMLINK_NOFOLLOW) != 0)
		return (struct tg_stamp){0, 0};
	return (struct tg_stamp){(int64_t)info.st_mtim.tv_sec * 1000000000 + info.st_mtim.tv_nsec,
				 info.st_size};
}

bool tg_stamp_eq(struct tg_stamp a, struct tg_stamp b)
{
	return a.time == b.time && a.size == b.size;
}

/* What the policy says of the rules; a folder without one has the default. */
static bool read_policy(struct tg_folder *folder, struct tg_policy *policy, struct tg_err *err)
{
	struct tg_buf text = {0};
	bool ok = true;

	tg_policy_default(policy);
	if (folder->policy_stamp.time != 0)
		ok = tg_file_read_at(folder->dir, TG_POLICY_FILE, CONFIG_LIMIT, &text, err) &&
		     tg_policy_parse(&folder->config_arena, tg_buf_view(&text), TG_POLICY_FILE,
				     policy, err);
	tg_buf_done(&text);
	return ok;
}

/* A change of profile or policy changes the rules, so they are loaded with the configuration. */
static bool read_config(struct tg_lsp *lsp, struct tg_folder *folder, struct tg_err *err)
{
	struct tg_buf text = {0};
	struct tg_policy policy;
	const char *profile;
	bool ok = true;

	tg_schedule_forget(lsp, folder);
	tg_arena_done(&folder->config_arena);
	tg_config_default(&folder->config);
	if (folder->config_stamp.time != 0)
		ok = tg_file_read_at(folder->dir, TG_CONFIG_FILE, CONFIG_LIMIT, &text, err) &&
		     tg_config_parse(&folder->config_arena, tg_buf_view(&text), TG_CONFIG_FILE,
				     &folder->config, err);
	tg_buf_done(&text);
	if (!ok || !read_policy(folder, &policy, err))
		return false;
	profile = lsp->options->profile ? lsp->options->profile : folder->config.profile;
	tg_folder_verdicts_free(folder);
	tg_rulebook_done(&folder->rulebook);
	folder->rulebook = (struct tg_rulebook){.own_root = folder->root};
	if (!tg_rulebook_load(&folder->rulebook, lsp->options->rules_dir, profile, NULL, err))
		return false;
	tg_rulebook_budget(&folder->rulebook, &policy);
	return true;
}

static bool read_commands(struct tg_lsp *lsp, struct tg_folder *folder, const char *path,
			  struct tg_err *err)
{
	tg_schedule_forget(lsp, folder);
	tg_arena_done(&folder->commands_arena);
	folder->commands = (struct tg_compdb){0};
	folder->commands_path = path ? tg_arena_strdup(&folder->commands_arena, path) : NULL;
	if (path)
		return tg_compdb_read(&folder->commands_arena, path, folder->root,
				      &folder->commands, err);
	tg_lsp_log(lsp, TG_LSP_INFO, false,
		   "%s: no compile database; sources are analysed with default flags "
		   "(CMAKE_EXPORT_COMPILE_COMMANDS or bear makes one)",
		   folder->root);
	return true;
}

static bool refresh_commands(struct tg_lsp *lsp, struct tg_folder *folder, struct tg_err *err)
{
	const char *told =
		lsp->options->build_dir ? lsp->options->build_dir : folder->config.compile_database;
	struct tg_arena scratch = {0};
	struct tg_buf absolute = {0};
	struct tg_stamp stamp = {0};
	const char *path;
	bool ok = true, same;

	if (told)
		tg_path_join(&absolute, folder->root, told);
	path = tg_analysis_database(&scratch, folder->root, absolute.ptr, !lsp->options->build_dir);
	if (path)
		stamp = tg_folder_stamp(folder, path);
	same = path && folder->commands_path ? strcmp(path, folder->commands_path) == 0
					     : path == folder->commands_path;
	if (!same || !tg_stamp_eq(stamp, folder->commands_stamp) || !folder->commands_read) {
		folder->commands_stamp = stamp;
		ok = read_commands(lsp, folder, path, err);
		folder->commands_read = ok;
	}
	tg_buf_done(&absolute);
	tg_arena_done(&scratch);
	return ok;
}

bool tg_folder_refresh(struct tg_lsp *lsp, struct tg_folder *folder, struct tg_err *err)
{
	struct tg_stamp config = tg_folder_stamp(folder, TG_CONFIG_FILE);
	struct tg_stamp policy = tg_folder_stamp(folder, TG_POLICY_FILE);

	if (!folder->config_read || !tg_stamp_eq(config, folder->config_stamp) ||
	    !tg_stamp_eq(policy, folder->policy_stamp)) {
		folder->config_stamp = config;
		folder->policy_stamp = policy;
		folder->config_read = read_config(lsp, folder, err);
		if (!folder->config_read)
			return false;
	}
	return refresh_commands(lsp, folder, err);
}

struct tg_session *tg_folder_session(struct tg_lsp *lsp, struct tg_folder *folder, const char *path,
				     struct tg_err *err)
{
	struct tg_engine_options engine = {
		.root = folder->root,
		.build_dir = folder->commands.folder,
		.plugin_dir = lsp->options->plugin_dir,
		.rules = folder->rulebook.ruleset.at,
		.rule_count = folder->rulebook.ruleset.count,
		.models = &folder->rulebook.models,
		.cpu_seconds = CPU_SECONDS,
		.wall_seconds = WALL_SECONDS,
		.partial = true,
	};
	const struct tg_command *known = tg_analysis_command(&folder->commands, path);
	struct tg_command command = known ? *known
					  : tg_compdb_guess(&folder->commands_arena,
							    &folder->commands, path, folder->root);

	return tg_session_open(&engine, &command, err);
}

static void write_uri(struct tg_json *json, const struct tg_folder *folder, const char *path)
{
	struct tg_buf uri = {0};

	tg_buf_printf(&uri, "%s/", folder->uri);
	tg_escape_uri(&uri, tg_str(path));
	tg_json_pair_str(json, "uri", tg_buf_view(&uri));
	tg_buf_done(&uri);
}

const struct tg_document *tg_folder_document(const struct tg_lsp *lsp,
					     const struct tg_folder *folder, const char *path)
{
	size_t i;

	for (i = 0; i < lsp->documents.count; i++) {
		const struct tg_document *document = lsp->documents.at[i];

		if (document->folder == folder &&
		    strcmp(tg_folder_relative(folder, document->path), path) == 0)
			return document;
	}
	return NULL;
}

/* The text of a file of the folder: the editor's, else the disk's; empty when there is none. */
static void read_text(const struct tg_lsp *lsp, const struct tg_folder *folder, const char *path,
		      struct tg_text *ret_text)
{
	const struct tg_document *document = tg_folder_document(lsp, folder, path);
	struct tg_buf content = {0};

	ret_text->utf8 = lsp->utf8;
	if (document)
		tg_text_set(ret_text, tg_buf_view(&document->text.content));
	else if (tg_file_read_at(folder->dir, path, SOURCE_LIMIT, &content, NULL))
		tg_text_set(ret_text, tg_buf_view(&content));
	else
		tg_text_set(ret_text, tg_str(""));
	tg_buf_done(&content);
}

void tg_folder_write_location(struct tg_lsp *lsp, struct tg_json *json,
			      const struct tg_folder *folder, const char *path, size_t begin,
			      size_t end)
{
	struct tg_text text = {0};

	read_text(lsp, folder, path, &text);
	tg_json_open(json, '{');
	write_uri(json, folder, path);
	tg_json_key(json, "range");
	tg_lsp_write_range(json, &text, begin, end);
	tg_json_close(json, '}');
	tg_text_done(&text);
}

void tg_folder_write_line(struct tg_lsp *lsp, struct tg_json *json, const struct tg_folder *folder,
			  const char *path, unsigned line)
{
	struct tg_text text = {0};
	uint32_t from_zero = line > 0 ? line - 1 : 0;

	read_text(lsp, folder, path, &text);
	tg_json_open(json, '{');
	write_uri(json, folder, path);
	tg_json_key(json, "range");
	tg_lsp_write_range(json, &text, tg_text_offset(&text, (struct tg_place){from_zero, 0}),
			   tg_text_offset(&text, (struct tg_place){from_zero, UINT32_MAX}));
	tg_json_close(json, '}');
	tg_text_done(&text);
}
