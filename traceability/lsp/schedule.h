/* SPDX-License-Identifier: Apache-2.0 */
/*
 * schedule.h - when an open document is analysed, and what becomes of the answer.
 *
 * Every edit makes a document due a moment later, so that a burst of keys costs one analysis. An
 * answer counts only when nothing has changed since it was asked for. What the editor holds
 * unsaved is handed to the engine for all open documents, so a header's edits reach the sources
 * that include it.
 */
#ifndef TG_LSP_SCHEDULE_H
#define TG_LSP_SCHEDULE_H

#include "lsp/server.h"

enum {
	TG_SCHEDULE_PAUSE = 10,  /* milliseconds between an edit and its analysis */
	TG_SCHEDULE_SESSIONS = 8 /* children kept at once; the one unused longest goes first */
};

/* Makes `document`, and the open sources that consist of it too, due after `pause` milliseconds. */
void tg_schedule_add(struct tg_lsp *lsp, struct tg_document *document, int64_t pause);

/* When the next document is due, on the clock of tg_lsp_now(); 0 = none is. */
int64_t tg_schedule_due(const struct tg_lsp *lsp);

/* Asks for the analysis of all documents that are due. */
void tg_schedule_start(struct tg_lsp *lsp);

/* The descriptor that an answer for `document` comes from, or -1. */
int tg_schedule_fd(const struct tg_document *document);

/* Takes what has come from the document's child, and publishes a complete answer. */
void tg_schedule_read(struct tg_lsp *lsp, struct tg_document *document);

/*
 * Closes the children of all documents of a folder, whose rules or flags are about to go. What
 * is open is due again.
 */
void tg_schedule_forget(struct tg_lsp *lsp, const struct tg_folder *folder);

/* Closes the document's child. */
void tg_schedule_close(struct tg_document *document);

/* Ends all that has to do with analysing a document that belongs to no folder any more: its child,
 * what is due, what is known of it and shown for it. */
void tg_schedule_drop(struct tg_lsp *lsp, struct tg_document *document);

#endif
