/* SPDX-License-Identifier: Apache-2.0 */
/*
 * items.h - the requirements and threats of a folder by id, as its files say it now.
 *
 * The files are those that the configuration names. A file that is open in the editor counts with
 * the text it has there. The index is made anew when one of the files has changed.
 */
#ifndef TG_LSP_ITEMS_H
#define TG_LSP_ITEMS_H

#include "lsp/folder.h"
#include "model/item.h"

/* Makes the index that of this moment; items found before are gone then. */
void tg_folder_items_refresh(struct tg_lsp *lsp, struct tg_folder *folder);

/* The item with this id in any letter case ("GW-AUTH-1", "req~gw-auth-1~2"), or NULL. Its `path`
 * is relative to the folder's root. */
const struct tg_item *tg_folder_item(const struct tg_folder *folder, struct tg_str id);

/* True when the file, by its path relative to the root, is one that holds items. */
bool tg_folder_holds_items(const struct tg_folder *folder, const char *path);

void tg_folder_items_free(struct tg_folder_items *items);

#endif
