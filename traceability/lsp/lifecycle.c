/* SPDX-License-Identifier: Apache-2.0 */
/*
 * lifecycle.c - from `initialize` to `exit`: what both sides can do, and which folders we serve.
 */
#include <errno.h>
#include <signal.h>

#include "lsp/folder.h"
#include "lsp/methods.h"
#include "lsp/schedule.h"
#include "lsp/sync.h"
#include "lsp/uri.h"

static bool has_word(const struct tg_value *list, const char *word)
{
	for (TG_VALUE_EACH(element, list))
		if (element->kind == TG_VALUE_TEXT && tg_str_is(element->text, word))
			return true;
	return false;
}

static bool flag(const struct tg_value *map, const char *key)
{
	const struct tg_value *member = tg_value_get(map, key);
	bool value = false;

	return member && tg_value_bool(member, &value, NULL) && value;
}

static void read_capabilities(struct tg_lsp *lsp, const struct tg_value *capabilities)
{
	const struct tg_value *general = tg_value_get(capabilities, "general");
	const struct tg_value *document = tg_value_get(capabilities, "textDocument");
	const struct tg_value *hover = tg_value_get(document, "hover");
	const struct tg_value *published = tg_value_get(document, "publishDiagnostics");

	lsp->utf8 = has_word(tg_value_get(general, "positionEncodings"), "utf-8");
	lsp->markdown = has_word(tg_value_get(hover, "contentFormat"), "markdown");
	lsp->related_information = flag(published, "relatedInformation");
	lsp->code_description = flag(published, "codeDescriptionSupport");
	/* An older client takes only commands, and we have none. */
	lsp->code_actions = tg_value_get(tg_value_get(document, "codeAction"),
					 "codeActionLiteralSupport") != NULL;
}

static void add_folder(struct tg_lsp *lsp, const char *uri)
{
	struct tg_folder *folder = NULL;
	struct tg_buf path = {0};

	if (tg_uri_path(uri, &path))
		folder = tg_folder_new(uri, path.ptr);
	tg_buf_done(&path);
	if (folder)
		*TG_VEC_ADD(&lsp->folders) = folder;
	else
		tg_lsp_log(lsp, TG_LSP_WARNING, false, "the folder '%s' cannot be opened", uri);
}

/* By the newest of the three ways in which a client names its folders. */
static void read_folders(struct tg_lsp *lsp, const struct tg_value *params)
{
	const char *uri = tg_value_text(params, "rootUri", NULL);
	const char *path = tg_value_text(params, "rootPath", NULL);
	struct tg_buf own = {0};

	for (TG_VALUE_EACH(folder, tg_value_get(params, "workspaceFolders")))
		add_folder(lsp, tg_value_text(folder, "uri", ""));
	if (lsp->folders.count > 0)
		return;
	if (uri) {
		add_folder(lsp, uri);
		return;
	}
	tg_uri_format(&own, path && path[0] == '/' ? path : lsp->options->root);
	add_folder(lsp, own.ptr);
	tg_buf_done(&own);
}

static void write_capabilities(struct tg_lsp *lsp, struct tg_json *json)
{
	tg_json_key(json, "capabilities");
	tg_json_open(json, '{');
	tg_json_pair(json, "positionEncoding", lsp->utf8 ? "utf-8" : "utf-16");
	tg_json_key(json, "textDocumentSync");
	tg_json_open(json, '{');
	tg_json_pair_bool(json, "openClose", true);
	tg_json_pair_int(json, "change", 2); /* incremental */
	tg_json_key(json, "save");
	tg_json_open(json, '{');
	tg_json_pair_bool(json, "includeText", false);
	tg_json_close(json, '}');
	tg_json_close(json, '}');
	tg_json_pair_bool(json, "hoverProvider", true);
	tg_json_pair_bool(json, "definitionProvider", true);
	tg_json_key(json, "codeActionProvider");
	tg_json_open(json, '{');
	tg_json_key(json, "codeActionKinds");
	tg_json_open(json, '[');
	tg_json_str(json, tg_str("quickfix"));
	tg_json_close(json, ']');
	tg_json_close(json, '}');
	tg_json_key(json, "workspace");
	tg_json_open(json, '{');
	tg_json_key(json, "workspaceFolders");
	tg_json_open(json, '{');
	tg_json_pair_bool(json, "supported", true);
	tg_json_pair_bool(json, "changeNotifications", true);
	tg_json_close(json, '}');
	tg_json_close(json, '}');
	tg_json_close(json, '}');
}

/*
 * A number that is no process here comes from outside of our container: there is nothing to watch.
 */
static bool is_alive(pid_t pid)
{
	return pid > 0 && (kill(pid, 0) == 0 || errno == EPERM);
}

bool tg_lsp_initialize(struct tg_lsp *lsp, const struct tg_value *params, struct tg_json *result,
		       struct tg_err *err)
{
	const struct tg_value *pid = tg_value_get(params, "processId");
	int64_t number = 0;

	if (!params || params->kind != TG_VALUE_MAP)
		return tg_fail(err, TG_ERR_USAGE, "'initialize' needs parameters");
	if (pid && pid->kind != TG_VALUE_NULL &&
	    (!tg_value_int(pid, &number, NULL) || number <= 0 || number > INT32_MAX))
		return tg_fail(err, TG_ERR_USAGE, "'processId' is no process");
	lsp->client = is_alive((pid_t)number) ? (pid_t)number : 0;
	lsp->phase = TG_LSP_RUNNING;
	read_capabilities(lsp, tg_value_get(params, "capabilities"));
	read_folders(lsp, params);
	tg_json_open(result, '{');
	write_capabilities(lsp, result);
	tg_json_key(result, "serverInfo");
	tg_json_open(result, '{');
	tg_json_pair(result, "name", "tracegate");
	tg_json_pair(result, "version", lsp->options->version);
	tg_json_close(result, '}');
	tg_json_close(result, '}');
	return true;
}

bool tg_lsp_shutdown(struct tg_lsp *lsp, const struct tg_value *params, struct tg_json *result,
		     struct tg_err *err)
{
	(void)params;
	(void)err;
	lsp->phase = TG_LSP_SHUT_DOWN;
	lsp->exit_code = 0;
	tg_json_null(result);
	return true;
}

bool tg_lsp_exit(struct tg_lsp *lsp, const struct tg_value *params, struct tg_json *result,
		 struct tg_err *err)
{
	(void)params;
	(void)result;
	(void)err;
	lsp->phase = TG_LSP_ENDED;
	return true;
}

static void remove_folder(struct tg_lsp *lsp, const char *uri)
{
	struct tg_buf path = {0}, real = {0};
	size_t i;

	if (tg_uri_path(uri, &path) && tg_uri_real_path(path.ptr, &real))
		for (i = lsp->folders.count; i-- > 0;) {
			struct tg_folder *folder = lsp->folders.at[i];

			if (strcmp(folder->root, real.ptr) != 0)
				continue;
			lsp->folders.at[i] = lsp->folders.at[--lsp->folders.count];
			tg_schedule_forget(lsp, folder);
			tg_folder_free(folder);
		}
	tg_buf_done(&path);
	tg_buf_done(&real);
}

bool tg_lsp_did_change_folders(struct tg_lsp *lsp, const struct tg_value *params,
			       struct tg_json *result, struct tg_err *err)
{
	const struct tg_value *event = tg_value_get(params, "event");
	size_t i;

	(void)result;
	if (!event)
		return tg_fail(err, TG_ERR_USAGE, "there is no 'event'");
	for (TG_VALUE_EACH(gone, tg_value_get(event, "removed")))
		remove_folder(lsp, tg_value_text(gone, "uri", ""));
	for (TG_VALUE_EACH(fresh, tg_value_get(event, "added")))
		add_folder(lsp, tg_value_text(fresh, "uri", ""));
	for (i = 0; i < lsp->documents.count; i++)
		tg_sync_place(lsp, lsp->documents.at[i]);
	return true;
}
