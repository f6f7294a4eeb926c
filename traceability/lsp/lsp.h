/* SPDX-License-Identifier: Apache-2.0 */
/*
 * lsp.h - the language server: diagnostics as you type, hover, go to definition.
 *
 * One thread and one poll(); the analysis of an open document runs in a child process of its own
 * (an engine session), whose death the server survives and reports. The server opens no file
 * outside the folders of the workspace but those of its own installation.
 */
#ifndef TG_LSP_LSP_H
#define TG_LSP_LSP_H

#include "base/err.h"

struct tg_lsp_options {
	const char *root; /* served when the client names no folder; absolute */
	const char *plugin_dir;
	const char *rules_dir;
	const char *build_dir; /* folder of compile_commands.json, or NULL: look for it */
	const char *database;  /* or NULL: .tracegate/trace.db of each folder */
	const char *profile;   /* of rules, or NULL: what the folder's configuration says */
	const char *version;   /* of the program, for serverInfo */
	int in, out;           /* descriptors of the client */
};

/*
 * Serves one client until it says `exit` or goes away. The exit code of the process is 0 when the
 * client had asked for `shutdown` before, else 1. Fails when the descriptors cannot be used.
 */
bool tg_lsp_serve(const struct tg_lsp_options *options, int *ret_exit_code, struct tg_err *err);

#endif
