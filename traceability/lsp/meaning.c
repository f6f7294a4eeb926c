/* SPDX-License-Identifier: Apache-2.0 */
#include "lsp/meaning.h"

#include "lsp/items.h"
#include "lsp/reference.h"

struct tg_catalogs *tg_meaning_catalogs(struct tg_lsp *lsp)
{
	struct tg_err err = {0};

	if (!lsp->catalogs_tried) {
		lsp->catalogs_tried = true;
		lsp->catalogs_open =
			tg_catalogs_open(&lsp->catalogs, lsp->options->rules_dir, &err);
		if (!lsp->catalogs_open)
			tg_lsp_log(lsp, TG_LSP_ERROR, true, "%s", err.text);
	}
	return lsp->catalogs_open ? &lsp->catalogs : NULL;
}

const struct tg_entry *tg_meaning_entry(struct tg_lsp *lsp, struct tg_str text)
{
	struct tg_catalogs *catalogs = tg_meaning_catalogs(lsp);
	struct tg_resolved resolved = {0};

	return catalogs && tg_catalog_resolve(catalogs, text, &resolved, NULL) ? resolved.entry
									       : NULL;
}

struct search {
	struct tg_lsp *lsp;
	struct tg_folder *folder;
	struct tg_meaning *meaning;
};

static bool knows(void *user, struct tg_str text)
{
	struct search *search = user;
	struct tg_meaning *meaning = search->meaning;

	if (search->folder)
		meaning->item = tg_folder_item(search->folder, text);
	if (!meaning->item)
		meaning->entry = tg_meaning_entry(search->lsp, text);
	return meaning->item || meaning->entry;
}

bool tg_meaning_find(struct tg_lsp *lsp, const struct tg_document *document, size_t offset,
		     struct tg_meaning *ret_meaning)
{
	struct search search = {lsp, document->folder, ret_meaning};

	*ret_meaning = (struct tg_meaning){0};
	if (document->folder)
		tg_folder_items_refresh(lsp, document->folder);
	return tg_reference_find(document, offset, knows, &search, &ret_meaning->begin,
				 &ret_meaning->end);
}
