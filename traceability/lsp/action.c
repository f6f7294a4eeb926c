/* SPDX-License-Identifier: Apache-2.0 */
/*
 * action.c - what can be done about a finding: the edit that removes its cause, where its rule
 * knows one, and the comment that answers for it.
 *
 * Edits are offered only for the very text that was analysed, and only within the document that
 * asks: the client applies them without another look.
 */
#include "base/text.h"
#include "lsp/diagnostics.h"
#include "lsp/folder.h"
#include "lsp/methods.h"
#include "lsp/sync.h"

#define QUICK_FIX "quickfix"

/* The bytes of the document that actions are asked for. */
struct span {
	size_t begin, end;
};

static bool read_span(const struct tg_document *document, const struct tg_value *params,
		      struct span *ret, struct tg_err *err)
{
	const struct tg_value *range = tg_value_get(params, "range");
	struct tg_place start, end;

	if (!tg_place_parse(tg_value_get(range, "start"), &start, err) ||
	    !tg_place_parse(tg_value_get(range, "end"), &end, err))
		return false;
	ret->begin = tg_text_offset(&document->text, start);
	ret->end = tg_text_offset(&document->text, end);
	return true;
}

/* Kinds form a tree by their dots: who asks for "" or "quickfix" wants these. */
static bool wants_fixes(const struct tg_value *params)
{
	const struct tg_value *only = tg_value_get(tg_value_get(params, "context"), "only");

	for (TG_VALUE_EACH(kind, only))
		if (kind->kind == TG_VALUE_TEXT &&
		    (kind->text.len == 0 || tg_str_is(kind->text, QUICK_FIX)))
			return true;
	return !only;
}

static void begin_action(struct tg_lsp *lsp, struct tg_json *json,
			 const struct tg_document *document, const struct tg_finding *finding,
			 const char *title)
{
	tg_json_open(json, '{');
	tg_json_pair(json, "title", title);
	tg_json_pair(json, "kind", QUICK_FIX);
	tg_json_key(json, "diagnostics");
	tg_json_open(json, '[');
	tg_diagnostics_write(lsp, json, document, finding);
	tg_json_close(json, ']');
	tg_json_key(json, "edit");
	tg_json_open(json, '{');
	tg_json_key(json, "changes");
	tg_json_open(json, '{');
	tg_json_key(json, document->uri);
	tg_json_open(json, '[');
}

static void end_action(struct tg_json *json)
{
	tg_json_close(json, ']');
	tg_json_close(json, '}');
	tg_json_close(json, '}');
	tg_json_close(json, '}');
}

static void write_edit(struct tg_json *json, const struct tg_document *document, size_t begin,
		       size_t end, struct tg_str text)
{
	tg_json_open(json, '{');
	tg_json_key(json, "range");
	tg_lsp_write_range(json, &document->text, begin, end);
	tg_json_pair_str(json, "newText", text);
	tg_json_close(json, '}');
}

/* A repair that reaches into other files is left to the command line. */
static bool is_whole_here(const struct tg_document *document, const struct tg_finding *finding)
{
	size_t i;

	for (i = 0; i < finding->fix_count; i++)
		if (!tg_diagnostics_in(document, finding->fixes[i].path))
			return false;
	return finding->fix_count > 0;
}

static void write_repair(struct tg_lsp *lsp, struct tg_json *json,
			 const struct tg_document *document, const struct tg_finding *finding)
{
	struct tg_buf title = {0};
	size_t i;

	tg_buf_printf(&title, "Write what %s asks for", finding->rule);
	begin_action(lsp, json, document, finding, title.ptr);
	for (i = 0; i < finding->fix_count; i++) {
		const struct tg_fix *fix = &finding->fixes[i];

		write_edit(json, document, fix->range.offset, fix->range.end_offset,
			   tg_str(fix->text));
	}
	end_action(json);
	tg_buf_done(&title);
}

/*
 * A comment above the line, indented like it. The reason, the owner and the day are the person's
 * to fill in: as long as they lack, the comment answers for nothing and is a finding itself.
 */
static void write_answer(struct tg_lsp *lsp, struct tg_json *json,
			 const struct tg_document *document, const struct tg_finding *finding)
{
	const struct tg_str text = tg_buf_view(&document->text.content);
	struct tg_place place = tg_text_place(&document->text, finding->range.offset);
	struct tg_buf title = {0}, comment = {0};
	size_t begin, end;

	begin = tg_text_offset(&document->text, (struct tg_place){place.line, 0});
	for (end = begin; end < text.len && (text.ptr[end] == ' ' || text.ptr[end] == '\t');)
		end++;
	tg_buf_printf(&title, "Answer for %s in a comment", finding->rule);
	tg_buf_add(&comment, text.ptr + begin, end - begin);
	tg_buf_printf(&comment, "/* tracegate-allow(%s): ; owner=; until= */\n", finding->rule);
	begin_action(lsp, json, document, finding, title.ptr);
	write_edit(json, document, begin, begin, tg_buf_view(&comment));
	end_action(json);
	tg_buf_done(&comment);
	tg_buf_done(&title);
}

/* A line that a preprocessor directive continues holds no comment of ours. */
static bool may_be_answered_for(const struct tg_document *document,
				const struct tg_finding *finding)
{
	const struct tg_card *card = tg_card_find(&document->folder->rulebook.cards, finding->rule);
	const struct tg_str text = tg_buf_view(&document->text.content);
	struct tg_place place = tg_text_place(&document->text, finding->range.offset);
	size_t begin = tg_text_offset(&document->text, (struct tg_place){place.line, 0});

	if (begin >= 2 && text.ptr[begin - 2] == '\r')
		begin--;
	return card && card->suppressible && (begin < 2 || text.ptr[begin - 2] != '\\');
}

/* @satisfies TG-LSP-2 */
bool tg_lsp_code_action(struct tg_lsp *lsp, const struct tg_value *params, struct tg_json *result,
			struct tg_err *err)
{
	const struct tg_document *document = tg_sync_document(lsp, params, err);
	struct span span;
	size_t i;

	if (!document || !read_span(document, params, &span, err))
		return false;
	tg_json_open(result, '[');
	if (lsp->code_actions && document->unit && document->answered == document->revision &&
	    wants_fixes(params)) {
		for (i = 0; i < document->unit->finding_count; i++) {
			const struct tg_finding *finding = &document->unit->findings[i];

			if (!tg_diagnostics_meets(document, finding, span.begin, span.end))
				continue;
			if (is_whole_here(document, finding))
				write_repair(lsp, result, document, finding);
			if (may_be_answered_for(document, finding))
				write_answer(lsp, result, document, finding);
		}
	}
	tg_json_close(result, ']');
	return true;
}
