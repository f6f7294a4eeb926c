/* SPDX-License-Identifier: Apache-2.0 */
/*
 * methods.h - what the client may ask for.
 *
 * To add a method: write it in the file of its subject, declare it below, add its line to the
 * table in methods.c and, for a feature, its capability to `write_capabilities` in lifecycle.c.
 */
#ifndef TG_LSP_METHODS_H
#define TG_LSP_METHODS_H

#include "lsp/server.h"

/*
 * Answers a request by writing one value into `result`, or handles a notification (`result` is
 * NULL then). A failure of the kind TG_ERR_USAGE becomes InvalidParams, any other InternalError.
 */
typedef bool tg_method_fn(struct tg_lsp *lsp, const struct tg_value *params, struct tg_json *result,
			  struct tg_err *err);

struct tg_method {
	const char *name;
	bool request;
	tg_method_fn *run;
};

/* The method, or NULL. */
const struct tg_method *tg_method_find(struct tg_str name);

/* Acts upon one message of the client and answers it when it is a request. `cancelled` is true
 * when the client has taken the request back. */
void tg_method_dispatch(struct tg_lsp *lsp, const struct tg_value *message, bool cancelled);

/* Answers a message that could not be read; its id is not known. */
void tg_method_refuse(struct tg_lsp *lsp, enum tg_rpc_code code, const char *text);

/* lifecycle.c */
tg_method_fn tg_lsp_initialize, tg_lsp_shutdown, tg_lsp_exit, tg_lsp_did_change_folders;
/* sync.c */
tg_method_fn tg_lsp_did_open, tg_lsp_did_change, tg_lsp_did_save, tg_lsp_did_close;
/* hover.c, definition.c, action.c */
tg_method_fn tg_lsp_hover, tg_lsp_definition, tg_lsp_code_action;
/* methods.c: what is accepted and needs no action */
tg_method_fn tg_lsp_ignore;

#endif
