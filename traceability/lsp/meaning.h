/* SPDX-License-Identifier: Apache-2.0 */
/*
 * meaning.h - what the id at a place of a document stands for: an item of the folder, else an
 * entry of the catalogues. Hover and go to definition both begin here.
 */
#ifndef TG_LSP_MEANING_H
#define TG_LSP_MEANING_H

#include "lsp/server.h"
#include "model/item.h"

struct tg_meaning {
	size_t begin, end;            /* of the id, in bytes of the document */
	const struct tg_item *item;   /* or NULL; valid until the next message */
	const struct tg_entry *entry; /* or NULL; exactly one of the two is set */
};

/* False when there is no id at byte `offset`, or one that means nothing. */
bool tg_meaning_find(struct tg_lsp *lsp, const struct tg_document *document, size_t offset,
		     struct tg_meaning *ret_meaning);

/* The catalogues, loaded when they are first asked for; NULL when they cannot be read, which is
 * said once. */
struct tg_catalogs *tg_meaning_catalogs(struct tg_lsp *lsp);

/* The one entry that `text` stands for, or NULL. */
const struct tg_entry *tg_meaning_entry(struct tg_lsp *lsp, struct tg_str text);

#endif
