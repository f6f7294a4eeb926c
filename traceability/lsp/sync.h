/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sync.h - the open documents; sync.c also holds the methods that open, change and close them.
 */
#ifndef TG_LSP_SYNC_H
#define TG_LSP_SYNC_H

#include "lsp/server.h"

/* The open document that the parameters of a request name, or NULL with an error. */
struct tg_document *tg_sync_document(const struct tg_lsp *lsp, const struct tg_value *params,
				     struct tg_err *err);

/* Finds out to which folder a document belongs, and makes it due for analysis there. */
void tg_sync_place(struct tg_lsp *lsp, struct tg_document *document);

/* Releases all documents. */
void tg_sync_done(struct tg_lsp *lsp);

#endif
