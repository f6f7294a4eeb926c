/* SPDX-License-Identifier: Apache-2.0 */
/*
 * definition.c - from an id to where the requirement or threat is written.
 *
 * An id of a catalogue leads to its entry in our own rules folder.
 */
#include "lsp/folder.h"
#include "lsp/meaning.h"
#include "lsp/methods.h"
#include "lsp/sync.h"
#include "lsp/uri.h"

static void write_entry(struct tg_json *json, const struct tg_entry *entry)
{
	uint32_t line = entry->at->line > 0 ? entry->at->line - 1 : 0;
	struct tg_buf uri = {0};

	tg_uri_format(&uri, entry->at->file);
	tg_json_open(json, '{');
	tg_json_pair_str(json, "uri", tg_buf_view(&uri));
	tg_json_key(json, "range");
	tg_json_open(json, '{');
	tg_lsp_write_place(json, "start", (struct tg_place){line, 0});
	tg_lsp_write_place(json, "end", (struct tg_place){line, 0});
	tg_json_close(json, '}');
	tg_json_close(json, '}');
	tg_buf_done(&uri);
}

bool tg_lsp_definition(struct tg_lsp *lsp, const struct tg_value *params, struct tg_json *result,
		       struct tg_err *err)
{
	struct tg_document *document = tg_sync_document(lsp, params, err);
	struct tg_meaning meaning;
	struct tg_place place;

	if (!document || !tg_place_parse(tg_value_get(params, "position"), &place, err))
		return false;
	if (!tg_meaning_find(lsp, document, tg_text_offset(&document->text, place), &meaning))
		tg_json_null(result);
	else if (meaning.item)
		tg_folder_write_line(lsp, result, document->folder, meaning.item->path,
				     meaning.item->line);
	else
		write_entry(result, meaning.entry);
	return true;
}
