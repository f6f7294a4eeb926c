/* SPDX-License-Identifier: Apache-2.0 */
/*
 * findings_json - findings for programs; traceability/output/findings.schema.json describes it.
 */
#include "base/json.h"
#include "output/findings_formats.h"

static void range(struct tg_json *json, const struct tg_range *range)
{
	tg_json_pair_int(json, "line", range->line);
	tg_json_pair_int(json, "column", range->column);
	tg_json_pair_int(json, "endLine", range->end_line);
	tg_json_pair_int(json, "endColumn", range->end_column);
}

static void words(struct tg_json *json, const char *key, const char *prefix,
		  const struct tg_words *words)
{
	struct tg_buf text = {0};
	size_t i;

	tg_json_key(json, key);
	tg_json_open(json, '[');
	for (i = 0; i < words->count; i++) {
		tg_buf_clear(&text);
		tg_buf_printf(&text, "%s%s", prefix, words->at[i]);
		tg_json_str(json, tg_buf_view(&text));
	}
	tg_json_close(json, ']');
	tg_buf_done(&text);
}

static void steps(struct tg_json *json, const struct tg_finding *f)
{
	size_t i;

	tg_json_key(json, "steps");
	tg_json_open(json, '[');
	for (i = 0; i < f->step_count; i++) {
		tg_json_open(json, '{');
		tg_json_pair(json, "path", f->steps[i].path);
		range(json, &f->steps[i].range);
		tg_json_pair(json, "message", f->steps[i].message);
		tg_json_close(json, '}');
	}
	tg_json_close(json, ']');
	tg_json_key(json, "fixes");
	tg_json_open(json, '[');
	for (i = 0; i < f->fix_count; i++) {
		tg_json_open(json, '{');
		tg_json_pair(json, "path", f->fixes[i].path);
		range(json, &f->fixes[i].range);
		tg_json_pair(json, "text", f->fixes[i].text);
		tg_json_close(json, '}');
	}
	tg_json_close(json, ']');
}

static void finding(struct tg_json *json, const struct tg_findings_report *report, size_t i)
{
	const struct tg_finding *f = &report->findings[i];
	const struct tg_card *card = tg_card_find(report->cards, f->rule);
	char hex[TG_HASH_HEX];

	tg_json_open(json, '{');
	tg_json_pair(json, "rule", f->rule);
	tg_json_pair(json, "severity", tg_severity_name(f->severity));
	tg_json_pair(json, "confidence", tg_confidence_name(f->confidence));
	tg_json_pair(json, "message", f->message);
	tg_json_pair(json, "path", f->path);
	range(json, &f->range);
	tg_json_pair(json, "function", f->function);
	if (f->macro[0])
		tg_json_pair(json, "macro", f->macro);
	tg_json_pair(json, "fingerprint", tg_hash_hex(f->fingerprint, hex));
	tg_json_pair(json, "state", f->state == TG_FINDING_OPEN ? "open" : "suppressed");
	if (f->state == TG_FINDING_SUPPRESSED)
		tg_json_pair(json, "reason", f->reason);
	if (report->is_new)
		tg_json_pair_bool(json, "new", report->is_new[i]);
	if (card) {
		words(json, "cwe", "CWE-", &card->cwe);
		words(json, "requirements", "", &card->requirements);
	}
	steps(json, f);
	tg_json_close(json, '}');
}

static void stats(struct tg_json *json, const struct tg_engine_stats *stats)
{
	static const char *const sandboxes[] = {"none", "limits", "landlock"};

	tg_json_key(json, "stats");
	tg_json_open(json, '{');
	tg_json_pair_int(json, "units", (int64_t)stats->units);
	tg_json_pair_int(json, "incomplete", (int64_t)stats->incomplete);
	tg_json_pair_int(json, "droppedFlags", (int64_t)stats->dropped_flags);
	tg_json_pair_int(json, "nodes", (int64_t)stats->nodes);
	tg_json_pair_int(json, "notUnderstood", (int64_t)stats->not_understood);
	tg_json_pair_int(json, "flowFunctions", (int64_t)stats->flow.run);
	tg_json_pair_int(json, "flowCutShort", (int64_t)stats->flow.cut);
	tg_json_pair_int(json, "flowCallsNotFollowed", (int64_t)stats->flow.shallow);
	tg_json_pair_int(json, "flowNotUnderstood", (int64_t)stats->flow.broken);
	tg_json_pair_int(json, "linkFunctions", (int64_t)stats->linked_flow.run);
	tg_json_pair_int(json, "linkCutShort",
			 (int64_t)(stats->linked_flow.cut + stats->linked_flow.left));
	tg_json_pair_int(json, "linkAmbiguous", (int64_t)stats->ambiguous);
	tg_json_pair(json, "sandbox", sandboxes[stats->sandbox]);
	tg_json_close(json, '}');
}

void tg_findings_json(struct tg_buf *out, const struct tg_findings_report *report)
{
	struct tg_json json = {.out = out, .indent = 2};
	size_t i;

	tg_json_open(&json, '{');
	tg_json_pair(&json, "format", "tracegate-findings/1");
	tg_json_pair(&json, "version", report->version);
	tg_json_pair(&json, "revision", report->revision);
	tg_json_key(&json, "findings");
	tg_json_open(&json, '[');
	for (i = 0; i < report->count; i++)
		if (tg_findings_shown(report, i))
			finding(&json, report, i);
	tg_json_close(&json, ']');
	tg_json_key(&json, "incomplete");
	tg_json_open(&json, '[');
	for (i = 0; i < report->incomplete_count; i++) {
		tg_json_open(&json, '{');
		tg_json_pair(&json, "path", report->incomplete[i].path);
		tg_json_pair(&json, "status", tg_unit_status_name(report->incomplete[i].status));
		tg_json_pair(&json, "detail", report->incomplete[i].detail);
		tg_json_close(&json, '}');
	}
	tg_json_close(&json, ']');
	if (report->stats)
		stats(&json, report->stats);
	tg_json_close(&json, '}');
	tg_buf_putc(out, '\n');
}
