/* SPDX-License-Identifier: Apache-2.0 */
#include "output/suppressions.h"

#include <stdio.h>

#include "base/json.h"
#include "base/text.h"
#include "output/style.h"

enum { DAY = 24 * 60 * 60 };

/* Days since it was accepted, or -1. */
static int64_t age(const struct tg_suppressions_report *report, const struct tg_governed *g)
{
	return g->committed ? report->today - g->seconds / DAY : -1;
}

static void one_text(struct tg_buf *out, const struct tg_suppressions_report *report,
		     const struct tg_governed *g)
{
	const struct tg_allow_record *r = &g->record;
	struct tg_buf line = {0};
	char when[TG_TIME_TEXT];

	tg_buf_printf(&line, "%s:%u: ", r->path, r->line);
	tg_styled(out, report->color, TG_BOLD, line.ptr);
	tg_styled(out, report->color, g->state == TG_ENTRY_IN_FORCE ? TG_GREEN : TG_YELLOW,
		  tg_entry_state_name(g->state));
	tg_buf_clear(&line);
	tg_buf_printf(&line, "  %s%s%s", r->rule, g->where[0] ? " in " : "", g->where);
	tg_styled(out, report->color, TG_PLAIN, line.ptr);
	tg_buf_puts(out, "\n    ");
	tg_styled(out, report->color, TG_PLAIN, r->reason);
	tg_buf_clear(&line);
	tg_buf_printf(&line, "owner %s, until %s", r->owner[0] ? r->owner : "nobody",
		      r->until[0] ? r->until : "never said");
	tg_buf_puts(out, "\n    ");
	tg_styled(out, report->color, TG_DIM, line.ptr);
	tg_buf_clear(&line);
	if (r->ticket[0])
		tg_buf_printf(&line, ", ticket %s", r->ticket);
	if (report->counted && g->kind != TG_GOVERNED_WAIVER)
		tg_buf_printf(&line, ", covers %zu", r->covers);
	if (g->committed) {
		tg_time_text(g->seconds, when);
		tg_buf_printf(&line, "; accepted %.10s by %s, %lld days ago", when, g->author,
			      (long long)age(report, g));
	} else {
		tg_buf_puts(&line, "; not committed yet");
	}
	tg_styled(out, report->color, TG_DIM, line.ptr);
	tg_buf_putc(out, '\n');
	if (g->problem[0]) {
		tg_buf_puts(out, "    ");
		tg_styled(out, report->color, TG_YELLOW, g->problem);
		tg_buf_putc(out, '\n');
	}
	tg_buf_done(&line);
}

static void write_text(struct tg_buf *out, const struct tg_suppressions_report *report)
{
	size_t i;

	for (i = 0; i < report->count; i++)
		one_text(out, report, &report->at[i]);
}

static void one_json(struct tg_json *json, const struct tg_suppressions_report *report,
		     const struct tg_governed *g)
{
	const struct tg_allow_record *r = &g->record;
	char when[TG_TIME_TEXT], hex[TG_OID_HEX];

	tg_json_open(json, '{');
	tg_json_pair(json, "kind", tg_governed_kind_name(g->kind));
	tg_json_pair(json, g->kind == TG_GOVERNED_WAIVER ? "item" : "rule", r->rule);
	tg_json_pair(json, "path", r->path);
	tg_json_pair_int(json, "line", r->line);
	if (g->where[0])
		tg_json_pair(json, "where", g->where);
	tg_json_pair(json, "state", tg_entry_state_name(g->state));
	tg_json_pair(json, "problem", g->problem);
	tg_json_pair(json, "reason", r->reason);
	tg_json_pair(json, "owner", r->owner);
	tg_json_pair(json, "until", r->until);
	tg_json_pair(json, "ticket", r->ticket);
	if (report->counted && g->kind != TG_GOVERNED_WAIVER)
		tg_json_pair_int(json, "covers", (int64_t)r->covers);
	if (g->committed) {
		tg_json_pair(json, "commit", tg_oid_hex(&g->commit, hex));
		tg_json_pair(json, "acceptedBy", g->author);
		tg_json_pair(json, "email", g->email);
		tg_json_pair(json, "acceptedAt", tg_time_text(g->seconds, when));
		tg_json_pair_int(json, "ageDays", age(report, g));
	}
	tg_json_close(json, '}');
}

static void write_json(struct tg_buf *out, const struct tg_suppressions_report *report)
{
	struct tg_json json = {.out = out, .indent = 2};
	size_t i;

	tg_json_open(&json, '{');
	tg_json_pair(&json, "format", "tracegate-suppressions/1");
	tg_json_pair(&json, "version", report->version);
	tg_json_key(&json, "suppressions");
	tg_json_open(&json, '[');
	for (i = 0; i < report->count; i++)
		one_json(&json, report, &report->at[i]);
	tg_json_close(&json, ']');
	tg_json_close(&json, '}');
	tg_buf_putc(out, '\n');
}

static void cell(struct tg_buf *out, const char *text, bool last)
{
	tg_escape_csv(out, tg_str(text));
	tg_buf_puts(out, last ? "\r\n" : ",");
}

static void write_csv(struct tg_buf *out, const struct tg_suppressions_report *report)
{
	char number[32], when[TG_TIME_TEXT], hex[TG_OID_HEX];
	size_t i;

	tg_buf_puts(out, "kind,rule,path,line,where,state,problem,reason,owner,until,ticket,commit,"
			 "accepted by,accepted at,age in days\r\n");
	for (i = 0; i < report->count; i++) {
		const struct tg_governed *g = &report->at[i];
		const struct tg_allow_record *r = &g->record;

		cell(out, tg_governed_kind_name(g->kind), false);
		cell(out, r->rule, false);
		cell(out, r->path, false);
		snprintf(number, sizeof(number), "%u", r->line);
		cell(out, number, false);
		cell(out, g->where, false);
		cell(out, tg_entry_state_name(g->state), false);
		cell(out, g->problem, false);
		cell(out, r->reason, false);
		cell(out, r->owner, false);
		cell(out, r->until, false);
		cell(out, r->ticket, false);
		cell(out, g->committed ? tg_oid_hex(&g->commit, hex) : "", false);
		cell(out, g->author, false);
		cell(out, g->committed ? tg_time_text(g->seconds, when) : "", false);
		snprintf(number, sizeof(number), "%lld", (long long)age(report, g));
		cell(out, g->committed ? number : "", true);
	}
}

bool tg_suppressions_write(struct tg_buf *out, const char *format,
			   const struct tg_suppressions_report *report, struct tg_err *err)
{
	if (strcmp(format, "text") == 0)
		write_text(out, report);
	else if (strcmp(format, "json") == 0)
		write_json(out, report);
	else if (strcmp(format, "csv") == 0)
		write_csv(out, report);
	else
		return tg_fail(
			err, TG_ERR_USAGE,
			"there is no format '%s' for suppressions; there are text, json, csv",
			format);
	return true;
}
