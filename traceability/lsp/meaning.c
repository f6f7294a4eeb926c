/* SPDX-License-Identifier: Apache-2.0 */
#include "lsp/meaning.h"

#include "lsp/items.h"
#include "lsp/reference.h"

const struct tg_entry *tg_meaning_entry(struct tg_lsp *lsp, struct tg_str text)
{
	struct tg_resolved resolved = {0};
	struct tg_err err = {0};

	if (!lsp->catalogs_tried) {
		lsp->catalogs_tried = true;
		if (!tg_catalogs_open(&lsp->catalogs, lsp->options->rules_dir, &err)) {
			tg_lsp_log(lsp, TG_LSP_ERROR, true, "%s", err.text);
			tg_catalogs_done(&lsp->catalogs);
			lsp->catalogs = (struct tg_catalogs){0};
		}
	}
	if (lsp->catalogs.catalogs.count == 0)
		return NULL;
	return tg_catalog_resolve(&lsp->catalogs, text, &resolved, NULL) ? resolved.entry : NULL;
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
		meaning->item = tg_folder_item(search->lsp, search->folder, text);
	if (!meaning->item)
		meaning->entry = tg_meaning_entry(search->lsp, text);
	return meaning->item || meaning->entry;
}

bool tg_meaning_find(struct tg_lsp *lsp, const struct tg_document *document, size_t offset,
		     struct tg_meaning *ret_meaning)
{
	struct search search = {lsp, document->folder, ret_meaning};

	*ret_meaning = (struct tg_meaning){0};
	return tg_reference_find(document, offset, knows, &search, &ret_meaning->begin,
				 &ret_meaning->end);
}
