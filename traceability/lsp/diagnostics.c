/* SPDX-License-Identifier: Apache-2.0 */
#include "lsp/diagnostics.h"

#include "base/text.h"
#include "lsp/folder.h"
#include "lsp/uri.h"

/* DiagnosticSeverity of the protocol. */
enum { SHOWN_ERROR = 1, SHOWN_WARNING = 2, SHOWN_INFORMATION = 3 };

static const int shown_severity[] = {
	[TG_NOTE] = SHOWN_INFORMATION,
	[TG_WARNING] = SHOWN_WARNING,
	[TG_ERROR] = SHOWN_ERROR,
};

bool tg_diagnostics_in(const struct tg_document *document, const char *path)
{
	return strcmp(tg_folder_relative(document->folder, document->path), path) == 0;
}

static bool is_shown(const struct tg_document *document, const struct tg_finding *finding)
{
	return finding->state == TG_FINDING_OPEN && tg_diagnostics_in(document, finding->path);
}

/* Messages hold names of the analysed code: no control or direction character passes. */
static void write_message(struct tg_json *json, const char *text)
{
	struct tg_buf safe = {0};

	tg_escape_terminal(&safe, tg_str(text), false);
	tg_json_pair_str(json, "message", tg_buf_view(&safe));
	tg_buf_done(&safe);
}

/* The card is what the code of a diagnostic links to. */
static void write_code(const struct tg_lsp *lsp, struct tg_json *json,
		       const struct tg_document *document, const char *rule)
{
	const struct tg_card *card = tg_card_find(&document->folder->rulebook.cards, rule);
	struct tg_buf uri = {0};

	tg_json_pair(json, "code", rule);
	if (!card || !lsp->code_description)
		return;
	tg_uri_format(&uri, card->file);
	tg_json_key(json, "codeDescription");
	tg_json_open(json, '{');
	tg_json_pair_str(json, "href", tg_buf_view(&uri));
	tg_json_close(json, '}');
	tg_buf_done(&uri);
}

static void write_steps(struct tg_lsp *lsp, struct tg_json *json,
			const struct tg_document *document, const struct tg_finding *finding)
{
	size_t i;

	if (finding->step_count == 0 || !lsp->related_information)
		return;
	tg_json_key(json, "relatedInformation");
	tg_json_open(json, '[');
	for (i = 0; i < finding->step_count; i++) {
		const struct tg_step *step = &finding->steps[i];

		tg_json_open(json, '{');
		tg_json_key(json, "location");
		tg_folder_write_location(lsp, json, document->folder, step->path,
					 step->range.offset, step->range.end_offset);
		write_message(json, step->message);
		tg_json_close(json, '}');
	}
	tg_json_close(json, ']');
}

void tg_diagnostics_write(struct tg_lsp *lsp, struct tg_json *json,
			  const struct tg_document *document, const struct tg_finding *finding)
{
	tg_json_open(json, '{');
	tg_json_key(json, "range");
	tg_lsp_write_range(json, &document->text, finding->range.offset, finding->range.end_offset);
	tg_json_pair_int(json, "severity", shown_severity[finding->severity]);
	write_code(lsp, json, document, finding->rule);
	tg_json_pair(json, "source", "tracegate");
	write_message(json, finding->message);
	write_steps(lsp, json, document, finding);
	tg_json_close(json, '}');
}

/* The first error of the parser in this document, or NULL. */
static const struct tg_parse_problem *first_error(const struct tg_document *document)
{
	const struct tg_unit *unit = document->unit;
	size_t i;

	for (i = 0; unit && i < unit->problem_count; i++)
		if (unit->problems[i].error && tg_diagnostics_in(document, unit->problems[i].path))
			return &unit->problems[i];
	return NULL;
}

static void write_incomplete(struct tg_json *json, const struct tg_document *document)
{
	const struct tg_parse_problem *error = first_error(document);
	uint32_t line = error && error->line > 0 ? error->line - 1 : 0;
	const char *reason = document->unit ? document->unit->detail : document->trouble.text;
	struct tg_buf text = {0};
	size_t begin, end;

	begin = tg_text_offset(&document->text, (struct tg_place){line, 0});
	end = tg_text_offset(&document->text, (struct tg_place){line, UINT32_MAX});
	tg_buf_printf(&text, "not everything here was analysed: %s",
		      error ? error->message : reason);
	tg_json_open(json, '{');
	tg_json_key(json, "range");
	tg_lsp_write_range(json, &document->text, begin, end);
	tg_json_pair_int(json, "severity", SHOWN_INFORMATION);
	tg_json_pair(json, "code", TG_DIAGNOSTIC_INCOMPLETE);
	tg_json_pair(json, "source", "tracegate");
	write_message(json, text.ptr);
	tg_json_close(json, '}');
	tg_buf_done(&text);
}

static void begin_publication(struct tg_notification *notification,
			      const struct tg_document *document)
{
	struct tg_json *json = &notification->json;

	tg_lsp_begin(notification, "textDocument/publishDiagnostics");
	tg_json_open(json, '{');
	tg_json_pair(json, "uri", document->uri);
	if (document->has_version)
		tg_json_pair_int(json, "version", document->version);
	tg_json_key(json, "diagnostics");
	tg_json_open(json, '[');
}

static void end_publication(struct tg_lsp *lsp, struct tg_notification *notification)
{
	tg_json_close(&notification->json, ']');
	tg_json_close(&notification->json, '}');
	tg_lsp_end(lsp, notification);
}

void tg_diagnostics_publish(struct tg_lsp *lsp, const struct tg_document *document)
{
	const struct tg_unit *unit = document->unit;
	struct tg_notification notification;
	size_t i;

	begin_publication(&notification, document);
	if (!unit || unit->status != TG_UNIT_COMPLETE)
		write_incomplete(&notification.json, document);
	for (i = 0; unit && i < unit->finding_count; i++)
		if (is_shown(document, &unit->findings[i]))
			tg_diagnostics_write(lsp, &notification.json, document, &unit->findings[i]);
	end_publication(lsp, &notification);
}

void tg_diagnostics_clear(struct tg_lsp *lsp, const struct tg_document *document)
{
	struct tg_notification notification;

	begin_publication(&notification, document);
	end_publication(lsp, &notification);
}

bool tg_diagnostics_meets(const struct tg_document *document, const struct tg_finding *finding,
			  size_t begin, size_t end)
{
	return is_shown(document, finding) && end >= finding->range.offset &&
	       begin <= finding->range.end_offset;
}
