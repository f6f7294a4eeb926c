/* SPDX-License-Identifier: Apache-2.0 */
/*
 * findings_sarif - SARIF 2.1.0 (OASIS, errata 01) within the limits that GitHub code scanning
 * documents: at most 25,000 results a run 10,000 steps of a flow and
 * 20 tags a rule. What is left out is said in a
 * notification. Columns count UTF-16 code units, as the format's default wants it.
 */
#include <stdlib.h>

#include "base/json.h"
#include "base/mem.h"
#include "base/text.h"
#include "output/findings_formats.h"
#include "output/source.h"

#define SCHEMA                                                                \
	"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/" \
	"sarif-schema-2.1.0.json"
#define HOME "https://tracegate.example/"

enum { RESULT_LIMIT = 25000, TAG_LIMIT = 20, TEXT_LIMIT = 1024, STEP_LIMIT = 10000 };

static const char *const levels[] = {"note", "warning", "error"};

/* A byte column as a column of UTF-16 code units. */
static unsigned utf16_column(struct tg_sources *sources, const char *path, unsigned line_number,
			     unsigned column)
{
	struct tg_str line;
	size_t at = 0;
	unsigned units = 1;

	if (!tg_source_line(sources, path, line_number, &line))
		return column;
	while (at < line.len && at + 1 < column)
		units += tg_utf8_next(line, &at) > 0xffff ? 2 : 1;
	return units;
}

static void artifact(struct tg_json *json, const char *path)
{
	struct tg_buf uri = {0};

	tg_escape_uri(&uri, tg_str(path));
	tg_json_key(json, "artifactLocation");
	tg_json_open(json, '{');
	tg_json_pair_str(json, "uri", tg_buf_view(&uri));
	tg_json_pair(json, "uriBaseId", "SRCROOT");
	tg_json_close(json, '}');
	tg_buf_done(&uri);
}

static void region(struct tg_json *json, const char *key, struct tg_sources *sources,
		   const char *path, const struct tg_range *range)
{
	tg_json_key(json, key);
	tg_json_open(json, '{');
	tg_json_pair_int(json, "startLine", range->line);
	tg_json_pair_int(json, "startColumn",
			 utf16_column(sources, path, range->line, range->column));
	tg_json_pair_int(json, "endLine", range->end_line);
	tg_json_pair_int(json, "endColumn",
			 utf16_column(sources, path, range->end_line, range->end_column));
	tg_json_close(json, '}');
}

static void location(struct tg_json *json, struct tg_sources *sources, const char *path,
		     const struct tg_range *range)
{
	tg_json_key(json, "physicalLocation");
	tg_json_open(json, '{');
	artifact(json, path);
	region(json, "region", sources, path, range);
	tg_json_close(json, '}');
}

static void message(struct tg_json *json, const char *key, struct tg_str text)
{
	tg_json_key(json, key);
	tg_json_open(json, '{');
	tg_json_pair_str(json, "text", text);
	tg_json_close(json, '}');
}

/* GitHub ranks security rules by a number: over 9 critical, over 7 high, over 4 medium. */
static const char *security_severity(const struct tg_card *card)
{
	static const char *const scores[3][3] = {
		{"1.0", "2.0", "3.0"}, {"4.0", "5.0", "6.0"}, {"7.0", "7.5", "8.5"}};

	return scores[card->severity][card->confidence];
}

static void rule_tags(struct tg_json *json, const struct tg_card *card)
{
	struct tg_buf tag = {0};
	size_t i, count = 1;

	tg_json_key(json, "tags");
	tg_json_open(json, '[');
	tg_json_text(json, "security");
	for (i = 0; i < card->cwe.count && count < TAG_LIMIT; i++, count++) {
		tg_buf_clear(&tag);
		tg_buf_printf(&tag, "external/cwe/cwe-%03ld", strtol(card->cwe.at[i], NULL, 10));
		tg_json_str(json, tg_buf_view(&tag));
	}
	for (i = 0; i < card->requirements.count && count < TAG_LIMIT; i++, count++)
		tg_json_text(json, card->requirements.at[i]);
	tg_json_close(json, ']');
	tg_buf_done(&tag);
}

static struct tg_str at_most(struct tg_str text, size_t limit)
{
	if (text.len <= limit)
		return text;
	while (limit && ((unsigned char)text.ptr[limit] & 0xc0) == 0x80)
		limit--;
	return tg_str_n(text.ptr, limit);
}

static void rule(struct tg_json *json, const struct tg_card *card, const char *id)
{
	static const char *const problem[] = {"recommendation", "warning", "error"};
	static const char *const precision[] = {"low", "medium", "high"};
	struct tg_str why = card ? tg_card_section(card, "") : tg_str(id);

	tg_json_open(json, '{');
	tg_json_pair(json, "id", id);
	message(json, "shortDescription", tg_str(card ? card->title : id));
	message(json, "fullDescription", at_most(why.len ? why : tg_str(id), TEXT_LIMIT));
	tg_json_key(json, "help");
	tg_json_open(json, '{');
	tg_json_pair_str(json, "text", card ? card->body : tg_str(id));
	tg_json_pair_str(json, "markdown", card ? card->body : tg_str(id));
	tg_json_close(json, '}');
	if (card) {
		tg_json_key(json, "defaultConfiguration");
		tg_json_open(json, '{');
		tg_json_pair(json, "level", levels[card->severity]);
		tg_json_close(json, '}');
		tg_json_key(json, "properties");
		tg_json_open(json, '{');
		tg_json_pair(json, "precision", precision[card->confidence]);
		tg_json_pair(json, "problem.severity", problem[card->severity]);
		tg_json_pair(json, "security-severity", security_severity(card));
		rule_tags(json, card);
		tg_json_close(json, '}');
	}
	tg_json_close(json, '}');
}

static void flow(struct tg_json *json, struct tg_sources *sources, const struct tg_finding *f)
{
	size_t i;

	tg_json_key(json, "codeFlows");
	tg_json_open(json, '[');
	tg_json_open(json, '{');
	tg_json_key(json, "threadFlows");
	tg_json_open(json, '[');
	tg_json_open(json, '{');
	tg_json_key(json, "locations");
	tg_json_open(json, '[');
	for (i = 0; i < f->step_count && i < STEP_LIMIT; i++) {
		tg_json_open(json, '{');
		tg_json_key(json, "location");
		tg_json_open(json, '{');
		location(json, sources, f->steps[i].path, &f->steps[i].range);
		message(json, "message", tg_str(f->steps[i].message));
		tg_json_close(json, '}');
		tg_json_close(json, '}');
	}
	tg_json_close(json, ']');
	tg_json_close(json, '}');
	tg_json_close(json, ']');
	tg_json_close(json, '}');
	tg_json_close(json, ']');
}

/* One repair, which may change several places. */
static void repair(struct tg_json *json, struct tg_sources *sources, const struct tg_finding *f)
{
	size_t i;

	tg_json_key(json, "fixes");
	tg_json_open(json, '[');
	tg_json_open(json, '{');
	message(json, "description", tg_str("write what the rule asks for"));
	tg_json_key(json, "artifactChanges");
	tg_json_open(json, '[');
	for (i = 0; i < f->fix_count; i++) {
		tg_json_open(json, '{');
		artifact(json, f->fixes[i].path);
		tg_json_key(json, "replacements");
		tg_json_open(json, '[');
		tg_json_open(json, '{');
		region(json, "deletedRegion", sources, f->fixes[i].path, &f->fixes[i].range);
		message(json, "insertedContent", tg_str(f->fixes[i].text));
		tg_json_close(json, '}');
		tg_json_close(json, ']');
		tg_json_close(json, '}');
	}
	tg_json_close(json, ']');
	tg_json_close(json, '}');
	tg_json_close(json, ']');
}

static void result(struct tg_json *json, const struct tg_findings_report *report, size_t i,
		   size_t rule_index, struct tg_sources *sources)
{
	const struct tg_finding *f = &report->findings[i];
	char hex[TG_HASH_HEX];

	tg_json_open(json, '{');
	tg_json_pair(json, "ruleId", f->rule);
	tg_json_pair_int(json, "ruleIndex", (int64_t)rule_index);
	tg_json_pair(json, "level", levels[f->severity]);
	message(json, "message", tg_str(f->message));
	tg_json_key(json, "locations");
	tg_json_open(json, '[');
	tg_json_open(json, '{');
	location(json, sources, f->path, &f->range);
	tg_json_close(json, '}');
	tg_json_close(json, ']');
	tg_json_key(json, "partialFingerprints");
	tg_json_open(json, '{');
	tg_json_pair(json, "tracegate/v1", tg_hash_hex(f->fingerprint, hex));
	tg_json_close(json, '}');
	if (f->step_count)
		flow(json, sources, f);
	if (f->fix_count)
		repair(json, sources, f);
	if (report->is_new)
		tg_json_pair(json, "baselineState", report->is_new[i] ? "new" : "unchanged");
	if (report->with_suppressed) {
		tg_json_key(json, "suppressions");
		tg_json_open(json, '[');
		if (f->state == TG_FINDING_SUPPRESSED) {
			tg_json_open(json, '{');
			tg_json_pair(json, "kind", "inSource");
			tg_json_pair(json, "justification", f->reason);
			tg_json_close(json, '}');
		}
		tg_json_close(json, ']');
	}
	tg_json_close(json, '}');
}

static void notification(struct tg_json *json, const char *level, struct tg_str text)
{
	tg_json_open(json, '{');
	tg_json_pair(json, "level", level);
	message(json, "message", text);
	tg_json_close(json, '}');
}

static void invocation(struct tg_json *json, const struct tg_findings_report *report,
		       size_t left_out)
{
	struct tg_buf text = {0};
	size_t i;

	tg_json_key(json, "invocations");
	tg_json_open(json, '[');
	tg_json_open(json, '{');
	tg_json_pair_bool(json, "executionSuccessful", report->incomplete_count == 0);
	tg_json_key(json, "toolExecutionNotifications");
	tg_json_open(json, '[');
	for (i = 0; i < report->incomplete_count; i++) {
		const struct tg_incomplete *unit = &report->incomplete[i];

		tg_buf_clear(&text);
		tg_buf_printf(&text, "%s: analysis incomplete (%s): %s", unit->path,
			      tg_unit_status_name(unit->status), unit->detail);
		notification(json, "error", tg_buf_view(&text));
	}
	if (left_out) {
		tg_buf_clear(&text);
		tg_buf_printf(&text,
			      "%zu findings of the lowest severities were left out: a run "
			      "holds at most %d results",
			      left_out, RESULT_LIMIT);
		notification(json, "warning", tg_buf_view(&text));
	}
	tg_json_close(json, ']');
	tg_json_close(json, '}');
	tg_json_close(json, ']');
	tg_buf_done(&text);
}

/* How much a finding matters when there is no room for all: new ones first, then by severity. */
static unsigned weight(const struct tg_findings_report *report, size_t i)
{
	return 3u * (report->is_new && report->is_new[i]) + (unsigned)report->findings[i].severity;
}

/* Those that fit under the limit, the weightiest first, of equals the first in order. */
static bool *select_results(const struct tg_findings_report *report, size_t *ret_left_out)
{
	bool *chosen = tg_alloc_zero(report->count + 1, sizeof(*chosen));
	size_t shown = 0, taken = 0, i;
	unsigned round;

	for (round = 6; round-- > 0;) {
		for (i = 0; i < report->count; i++) {
			if (!tg_findings_shown(report, i) || weight(report, i) != round)
				continue;
			shown++;
			if (taken < RESULT_LIMIT) {
				chosen[i] = true;
				taken++;
			}
		}
	}
	*ret_left_out = shown - taken;
	return chosen;
}

size_t tg_sarif_left_out(const struct tg_findings_report *report)
{
	size_t left_out;
	TG_AUTO(tg_free_) bool *chosen = select_results(report, &left_out);

	return left_out;
}

static void driver(struct tg_json *json, const struct tg_findings_report *report,
		   const struct tg_map *rules)
{
	size_t i;

	tg_json_key(json, "tool");
	tg_json_open(json, '{');
	tg_json_key(json, "driver");
	tg_json_open(json, '{');
	tg_json_pair(json, "name", "tracegate");
	tg_json_pair(json, "semanticVersion", report->version);
	tg_json_pair(json, "informationUri", HOME);
	tg_json_key(json, "rules");
	tg_json_open(json, '[');
	for (i = 0; i < rules->entries.count; i++)
		rule(json, tg_card_find(report->cards, rules->entries.at[i].key.ptr),
		     rules->entries.at[i].key.ptr);
	tg_json_close(json, ']');
	tg_json_close(json, '}');
	tg_json_close(json, '}');
}

/* Numbers the rules of the chosen findings, in order of appearance, from 1. */
static void number_rules(const struct tg_findings_report *report, const bool *chosen,
			 struct tg_map *rules)
{
	size_t i;

	for (i = 0; i < report->count; i++) {
		void **number;

		if (!chosen[i])
			continue;
		number = tg_map_put(rules, tg_str(report->findings[i].rule));
		if (!*number)
			*number = (void *)(uintptr_t)rules->entries.count;
	}
}

void tg_findings_sarif(struct tg_buf *out, const struct tg_findings_report *report)
{
	struct tg_json json = {.out = out, .indent = 1};
	struct tg_sources sources = {.root = report->root};
	struct tg_map rules = {0};
	size_t left_out, i;
	TG_AUTO(tg_free_) bool *chosen = select_results(report, &left_out);

	number_rules(report, chosen, &rules);
	tg_json_open(&json, '{');
	tg_json_pair(&json, "$schema", SCHEMA);
	tg_json_pair(&json, "version", "2.1.0");
	tg_json_key(&json, "runs");
	tg_json_open(&json, '[');
	tg_json_open(&json, '{');
	driver(&json, report, &rules);
	tg_json_key(&json, "automationDetails");
	tg_json_open(&json, '{');
	tg_json_pair(&json, "id", "tracegate/check/");
	tg_json_close(&json, '}');
	tg_json_pair(&json, "columnKind", "utf16CodeUnits");
	tg_json_key(&json, "originalUriBaseIds");
	tg_json_open(&json, '{');
	tg_json_key(&json, "SRCROOT");
	tg_json_open(&json, '{');
	message(&json, "description", tg_str("The root of the repository."));
	tg_json_close(&json, '}');
	tg_json_close(&json, '}');
	invocation(&json, report, left_out);
	tg_json_key(&json, "results");
	tg_json_open(&json, '[');
	for (i = 0; i < report->count; i++)
		if (chosen[i])
			result(&json, report, i,
			       (size_t)(uintptr_t)tg_map_get(&rules,
							     tg_str(report->findings[i].rule)) -
				       1,
			       &sources);
	tg_json_close(&json, ']');
	tg_json_close(&json, '}');
	tg_json_close(&json, ']');
	tg_json_close(&json, '}');
	tg_buf_putc(out, '\n');
	tg_map_done(&rules);
	tg_sources_done(&sources);
}
