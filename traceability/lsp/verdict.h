/* SPDX-License-Identifier: Apache-2.0 */
/*
 * verdict.h - what the trace database of a folder says of a requirement or threat at HEAD.
 *
 * The database is open only while it is read, so `tracegate index` can write while the editor is
 * open. What was read is kept until the database or HEAD changes. Where there is no verdict the
 * reason is said, never a guess.
 */
#ifndef TG_LSP_VERDICT_H
#define TG_LSP_VERDICT_H

#include "lsp/folder.h"
#include "model/verdict.h"

struct tg_lsp_verdict {
	struct tg_err
		problem; /* why there is no verdict, with the remedy; TG_OK when there is one */
	enum tg_verdict verdict;
	const char *why;    /* one sentence */
	const char *trail;  /* the chain up to its first broken hop */
	const char *commit; /* of which it is said, in a few hexadecimal digits */
};

/* The verdict of an item's key or a catalogue's id; texts are valid until the next call. */
void tg_lsp_verdict_find(struct tg_lsp *lsp, struct tg_folder *folder, const char *id,
			 struct tg_lsp_verdict *ret_verdict);

/* Forgets what was read; the rules that it rests on are about to go. */
void tg_folder_verdicts_free(struct tg_folder *folder);

#endif
