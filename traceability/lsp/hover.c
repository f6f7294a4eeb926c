/* SPDX-License-Identifier: Apache-2.0 */
/*
 * hover.c - what stands at a place: the cards of the findings there, or the requirement whose id
 * it is, with its verdict.
 *
 * What comes from the repository passes through the escape function for Markdown; our own cards
 * are Markdown already. A client that shows plain text gets the same words.
 */
#include "base/text.h"
#include "lsp/diagnostics.h"
#include "lsp/items.h"
#include "lsp/meaning.h"
#include "lsp/methods.h"
#include "lsp/sync.h"
#include "lsp/verdict.h"

/* The hover under construction, and the bytes of the document that it is about. */
struct hover {
	struct tg_lsp *lsp;
	const struct tg_document *document;
	struct tg_buf text;
	size_t begin, end;
};

static void put(struct hover *hover, struct tg_str text)
{
	if (hover->lsp->markdown)
		tg_escape_markdown(&hover->text, text);
	else
		tg_escape_terminal(&hover->text, text, true);
}

/* Text of several lines; a line break of the source stays one. */
static void put_lines(struct hover *hover, struct tg_str text)
{
	struct tg_str line;

	while (tg_str_line(&text, &line)) {
		put(hover, line);
		tg_buf_putc(&hover->text, '\n');
	}
}

static void put_strong(struct hover *hover, const char *text)
{
	const char *mark = hover->lsp->markdown ? "**" : "";

	tg_buf_puts(&hover->text, mark);
	put(hover, tg_str(text));
	tg_buf_puts(&hover->text, mark);
}

/* Parts of a hover are set apart. */
static void separate(struct hover *hover)
{
	if (hover->text.len > 0)
		tg_buf_puts(&hover->text, hover->lsp->markdown ? "\n\n---\n\n" : "\n\n");
}

/* "- CR 1.5 title" for an id of the folder or of a catalogue; just the id when it is not known. */
static void put_reference(struct hover *hover, const char *id)
{
	const struct tg_folder *folder = hover->document->folder;
	const struct tg_item *item = folder ? tg_folder_item(folder, tg_str(id)) : NULL;
	const struct tg_entry *entry = item ? NULL : tg_meaning_entry(hover->lsp, tg_str(id));
	const char *title = item ? item->title : entry ? entry->title : "";

	tg_buf_puts(&hover->text, "- ");
	put_strong(hover, item ? item->key : entry ? entry->id : id);
	tg_buf_puts(&hover->text, " ");
	put(hover, tg_str(title));
	tg_buf_putc(&hover->text, '\n');
}

static void put_card(struct hover *hover, const struct tg_finding *finding)
{
	const struct tg_card *card =
		tg_card_find(&hover->document->folder->rulebook.cards, finding->rule);
	size_t i;

	separate(hover);
	put_strong(hover, card ? card->title : finding->rule);
	tg_buf_puts(&hover->text, "\n\n");
	put(hover, tg_str(finding->message));
	tg_buf_puts(&hover->text, "\n\n");
	if (!card)
		return;
	tg_buf_str(&hover->text, tg_str_trim(card->body));
	tg_buf_puts(&hover->text, "\n\n");
	for (i = 0; i < card->requirements.count; i++)
		put_reference(hover, card->requirements.at[i]);
	tg_buf_printf(&hover->text, "\n%s, %s", finding->rule, tg_severity_name(finding->severity));
	for (i = 0; i < card->cwe.count; i++)
		tg_buf_printf(&hover->text, ", CWE-%s", card->cwe.at[i]);
	tg_buf_putc(&hover->text, '\n');
}

/* Two findings of one rule at one place share a card. */
static bool is_repeated(const struct tg_document *document, size_t index, size_t offset)
{
	const struct tg_finding *findings = document->unit->findings;
	size_t i;

	for (i = 0; i < index; i++)
		if (strcmp(findings[i].rule, findings[index].rule) == 0 &&
		    tg_diagnostics_meets(document, &findings[i], offset, offset))
			return true;
	return false;
}

static void put_findings(struct hover *hover, size_t offset)
{
	const struct tg_document *document = hover->document;
	size_t i;

	for (i = 0; document->unit && i < document->unit->finding_count; i++) {
		const struct tg_finding *finding = &document->unit->findings[i];

		if (!tg_diagnostics_meets(document, finding, offset, offset) ||
		    is_repeated(document, i, offset))
			continue;
		put_card(hover, finding);
		hover->begin = finding->range.offset;
		hover->end = finding->range.end_offset;
	}
}

/* `quiet`: says nothing where there is no verdict. */
static void put_verdict(struct hover *hover, const char *id, bool quiet)
{
	struct tg_lsp_verdict verdict;

	if (!hover->document->folder)
		return;
	tg_lsp_verdict_find(hover->lsp, hover->document->folder, id, &verdict);
	if (verdict.problem.code != TG_OK && quiet)
		return;
	if (verdict.problem.code != TG_OK) {
		tg_buf_puts(&hover->text, "no verdict: ");
		put(hover, tg_str(verdict.problem.text));
		tg_buf_puts(&hover->text, "\n\n");
		return;
	}
	put_strong(hover, tg_verdict_name(verdict.verdict));
	tg_buf_puts(&hover->text, " ");
	put(hover, tg_str(verdict.why));
	tg_buf_puts(&hover->text, "\n\n");
	put(hover, tg_str(verdict.trail));
	tg_buf_printf(&hover->text, "\n\nat commit %s\n\n", verdict.commit);
}

static void put_item(struct hover *hover, const struct tg_item *item)
{
	size_t i;

	put_strong(hover, item->title[0] ? item->title : item->key);
	tg_buf_puts(&hover->text, "\n\n");
	put_verdict(hover, item->key, false);
	put_lines(hover, tg_str(item->text));
	tg_buf_puts(&hover->text, "\n");
	for (i = 0; i < item->link_count; i++)
		put_reference(hover, item->links[i].target);
	tg_buf_printf(&hover->text, "\n%s ", tg_item_kind_name(item->kind));
	put(hover, tg_str(item->full));
	if (item->status[0]) {
		tg_buf_puts(&hover->text, ", ");
		put(hover, tg_str(item->status));
	}
	tg_buf_putc(&hover->text, '\n');
}

static void put_entry(struct hover *hover, const struct tg_entry *entry)
{
	put_strong(hover, entry->id);
	tg_buf_puts(&hover->text, " ");
	put_strong(hover, entry->title);
	tg_buf_puts(&hover->text, "\n\n");
	put_verdict(hover, entry->id, true);
	put_lines(hover, tg_str(entry->text));
	if (entry->note[0]) {
		tg_buf_puts(&hover->text, "\n");
		put_lines(hover, tg_str(entry->note));
	}
	tg_buf_printf(&hover->text, "\n%s, %s\n", entry->kind, entry->catalog->title);
}

static void put_meaning(struct hover *hover, size_t offset)
{
	struct tg_meaning meaning;

	if (!tg_meaning_find(hover->lsp, hover->document, offset, &meaning))
		return;
	if (meaning.item)
		put_item(hover, meaning.item);
	else
		put_entry(hover, meaning.entry);
	hover->begin = meaning.begin;
	hover->end = meaning.end;
}

static void write_hover(struct tg_json *json, const struct hover *hover)
{
	tg_json_open(json, '{');
	tg_json_key(json, "contents");
	tg_json_open(json, '{');
	tg_json_pair(json, "kind", hover->lsp->markdown ? "markdown" : "plaintext");
	tg_json_pair_str(json, "value", tg_str_trim(tg_buf_view(&hover->text)));
	tg_json_close(json, '}');
	tg_json_key(json, "range");
	tg_lsp_write_range(json, &hover->document->text, hover->begin, hover->end);
	tg_json_close(json, '}');
}

bool tg_lsp_hover(struct tg_lsp *lsp, const struct tg_value *params, struct tg_json *result,
		  struct tg_err *err)
{
	struct tg_document *document = tg_sync_document(lsp, params, err);
	struct hover hover = {.lsp = lsp, .document = document};
	struct tg_place place;
	size_t offset;

	if (!document || !tg_place_parse(tg_value_get(params, "position"), &place, err))
		return false;
	offset = tg_text_offset(&document->text, place);
	if (document->folder)
		put_findings(&hover, offset);
	if (hover.text.len == 0)
		put_meaning(&hover, offset);
	if (hover.text.len > 0)
		write_hover(result, &hover);
	else
		tg_json_null(result);
	tg_buf_done(&hover.text);
	return true;
}
