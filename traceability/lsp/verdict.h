/* SPDX-License-Identifier: Apache-2.0 */
/*
 * verdict.h - what the trace database of a folder says of an item.
 *
 * The database is opened for reading only and for one question at a time, so that `tracegate
 * index` can write while the editor is open. Without a database there is no verdict, and that is
 * said, not guessed.
 */
#ifndef TG_LSP_VERDICT_H
#define TG_LSP_VERDICT_H

#include "lsp/folder.h"
#include "model/item.h"
#include "model/verdict.h"

struct tg_lsp_verdict {
	enum tg_verdict verdict;
	const char *hop;   /* the first broken hop in words, or "" */
	const char *basis; /* of which commit this is said */
	struct tg_arena arena;
};

/* False when nothing is known about the item; release a verdict with tg_lsp_verdict_done(). */
bool tg_lsp_verdict_find(struct tg_lsp *lsp, struct tg_folder *folder, const struct tg_item *item,
			 struct tg_lsp_verdict *ret_verdict);
void tg_lsp_verdict_done(struct tg_lsp_verdict *verdict);

#endif
