/* SPDX-License-Identifier: Apache-2.0 */
#include "lsp/methods.h"

static const struct tg_method methods[] = {
	{"initialize", true, tg_lsp_initialize},
	{"initialized", false, tg_lsp_ignore},
	{"shutdown", true, tg_lsp_shutdown},
	{"exit", false, tg_lsp_exit},
	{"$/cancelRequest", false, tg_lsp_ignore}, /* see server.c: it overtakes its request */
	{"$/setTrace", false, tg_lsp_ignore},
	{"textDocument/didOpen", false, tg_lsp_did_open},
	{"textDocument/didChange", false, tg_lsp_did_change},
	{"textDocument/didSave", false, tg_lsp_did_save},
	{"textDocument/didClose", false, tg_lsp_did_close},
	{"workspace/didChangeWorkspaceFolders", false, tg_lsp_did_change_folders},
	{"workspace/didChangeConfiguration", false, tg_lsp_ignore},
	{"textDocument/hover", true, tg_lsp_hover},
	{"textDocument/definition", true, tg_lsp_definition},
	{"textDocument/codeAction", true, tg_lsp_code_action},
};

const struct tg_method *tg_method_find(struct tg_str name)
{
	size_t i;

	for (i = 0; i < sizeof(methods) / sizeof(*methods); i++)
		if (tg_str_is(name, methods[i].name))
			return &methods[i];
	return NULL;
}

bool tg_lsp_ignore(struct tg_lsp *lsp, const struct tg_value *params, struct tg_json *result,
		   struct tg_err *err)
{
	(void)lsp;
	(void)params;
	(void)result;
	(void)err;
	return true;
}

static void write_id(struct tg_json *json, const struct tg_value *id)
{
	int64_t number;

	tg_json_key(json, "id");
	if (!id || id->kind != TG_VALUE_TEXT)
		tg_json_null(json);
	else if (!id->plain)
		tg_json_str(json, id->text);
	else if (tg_value_int(id, &number, NULL))
		tg_json_int(json, number);
	else
		tg_json_null(json);
}

static void begin_answer(struct tg_json *json, const struct tg_value *id)
{
	tg_json_open(json, '{');
	tg_json_pair(json, "jsonrpc", "2.0");
	write_id(json, id);
}

static void answer_error(struct tg_lsp *lsp, const struct tg_value *id, enum tg_rpc_code code,
			 const char *text)
{
	struct tg_buf body = {0};
	struct tg_json json = {.out = &body};

	begin_answer(&json, id);
	tg_json_key(&json, "error");
	tg_json_open(&json, '{');
	tg_json_pair_int(&json, "code", code);
	tg_json_pair(&json, "message", text);
	tg_json_close(&json, '}');
	tg_json_close(&json, '}');
	tg_rpc_send(&lsp->rpc, tg_buf_view(&body), &lsp->err);
	tg_buf_done(&body);
}

void tg_method_refuse(struct tg_lsp *lsp, enum tg_rpc_code code, const char *text)
{
	answer_error(lsp, NULL, code, text);
}

static void answer(struct tg_lsp *lsp, const struct tg_method *method, const struct tg_value *id,
		   const struct tg_value *params)
{
	struct tg_buf body = {0};
	struct tg_json json = {.out = &body};
	struct tg_err err = {0};

	begin_answer(&json, id);
	tg_json_key(&json, "result");
	if (method->run(lsp, params, &json, &err)) {
		tg_json_close(&json, '}');
		tg_rpc_send(&lsp->rpc, tg_buf_view(&body), &lsp->err);
	} else {
		answer_error(lsp, id,
			     err.code == TG_ERR_USAGE ? TG_RPC_INVALID_PARAMS
						      : TG_RPC_INTERNAL_ERROR,
			     err.text);
	}
	tg_buf_done(&body);
}

/* What keeps a request from being answered, as a code; 0 when nothing does. */
static int obstacle(const struct tg_lsp *lsp, const struct tg_method *method, bool cancelled,
		    const char **ret_text)
{
	bool starts = method && method->run == tg_lsp_initialize;

	if (lsp->phase == TG_LSP_NEW && !starts) {
		*ret_text = "the server is not initialized";
		return TG_RPC_NOT_INITIALIZED;
	}
	if (lsp->phase != TG_LSP_NEW && starts) {
		*ret_text = "the server is initialized already";
		return TG_RPC_INVALID_REQUEST;
	}
	if (lsp->phase == TG_LSP_SHUT_DOWN) {
		*ret_text = "the server is shut down";
		return TG_RPC_INVALID_REQUEST;
	}
	if (cancelled) {
		*ret_text = "the request was cancelled";
		return TG_RPC_CANCELLED;
	}
	if (!method || !method->request) {
		*ret_text = "the server has no such request";
		return TG_RPC_METHOD_NOT_FOUND;
	}
	return 0;
}

/* Notifications have no answer: what is wrong with one goes to the log. */
static void notice(struct tg_lsp *lsp, const struct tg_method *method, const char *name,
		   const struct tg_value *params)
{
	struct tg_err err = {0};

	if (!method || method->request) {
		if (strncmp(name, "$/", 2) != 0 && lsp->phase == TG_LSP_RUNNING)
			tg_lsp_log(lsp, TG_LSP_LOG, false, "'%s' is not handled", name);
		return;
	}
	if (lsp->phase != TG_LSP_RUNNING && method->run != tg_lsp_exit)
		return;
	if (!method->run(lsp, params, NULL, &err))
		tg_lsp_log(lsp, TG_LSP_WARNING, false, "'%s': %s", name, err.text);
}

static bool is_valid_id(const struct tg_value *id)
{
	int64_t number;

	return id->kind == TG_VALUE_NULL ||
	       (id->kind == TG_VALUE_TEXT && (!id->plain || tg_value_int(id, &number, NULL)));
}

void tg_method_dispatch(struct tg_lsp *lsp, const struct tg_value *message, bool cancelled)
{
	const struct tg_value *name = tg_value_get(message, "method");
	const struct tg_value *id = tg_value_get(message, "id");
	const struct tg_value *params = tg_value_get(message, "params");
	const struct tg_method *method;
	const char *text = "";
	int code;

	if (message->kind == TG_VALUE_MAP && !name && id &&
	    (tg_value_get(message, "result") || tg_value_get(message, "error")))
		return; /* an answer, and we ask nothing */
	if (!name || name->kind != TG_VALUE_TEXT || name->plain || (id && !is_valid_id(id)) ||
	    !tg_str_is(tg_str(tg_value_text(message, "jsonrpc", "")), "2.0")) {
		answer_error(lsp, id && is_valid_id(id) ? id : NULL, TG_RPC_INVALID_REQUEST,
			     "this is no message of JSON-RPC 2.0");
		return;
	}
	method = tg_method_find(name->text);
	if (!id) {
		notice(lsp, method, name->text.ptr, params);
		return;
	}
	code = obstacle(lsp, method, cancelled, &text);
	if (code)
		answer_error(lsp, id, (enum tg_rpc_code)code, text);
	else
		answer(lsp, method, id, params);
}
