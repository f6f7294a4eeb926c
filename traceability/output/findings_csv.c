/* SPDX-License-Identifier: Apache-2.0 */
/*
 * findings_csv - findings for spreadsheets, RFC 4180. A cell that a spreadsheet would take for a
 * formula begins with an apostrophe.
 */
#include <stdio.h>

#include "base/text.h"
#include "output/findings_formats.h"

static void cell(struct tg_buf *out, const char *text)
{
	tg_escape_csv(out, tg_str(text));
	tg_buf_putc(out, ',');
}

static void number(struct tg_buf *out, unsigned value)
{
	tg_buf_printf(out, "%u,", value);
}

static void words(struct tg_buf *out, const char *prefix, const struct tg_words *words)
{
	struct tg_buf text = {0};
	size_t i;

	for (i = 0; words && i < words->count; i++)
		tg_buf_printf(&text, "%s%s%s", i ? " " : "", prefix, words->at[i]);
	cell(out, text.ptr ? text.ptr : "");
	tg_buf_done(&text);
}

void tg_findings_csv(struct tg_buf *out, const struct tg_findings_report *report)
{
	char hex[TG_HASH_HEX];
	size_t i;

	tg_buf_puts(out, "path,line,column,severity,confidence,rule,message,function,cwe,"
			 "requirements,state,reason,new,fingerprint\r\n");
	for (i = 0; i < report->count; i++) {
		const struct tg_finding *f = &report->findings[i];
		const struct tg_card *card = tg_card_find(report->cards, f->rule);

		if (!tg_findings_shown(report, i))
			continue;
		cell(out, f->path);
		number(out, f->range.line);
		number(out, f->range.column);
		cell(out, tg_severity_name(f->severity));
		cell(out, tg_confidence_name(f->confidence));
		cell(out, f->rule);
		cell(out, f->message);
		cell(out, f->function);
		words(out, "CWE-", card ? &card->cwe : NULL);
		words(out, "", card ? &card->requirements : NULL);
		cell(out, f->state == TG_FINDING_OPEN ? "open" : "suppressed");
		cell(out, f->reason);
		cell(out, !report->is_new ? "" : report->is_new[i] ? "yes" : "no");
		tg_escape_csv(out, tg_str(tg_hash_hex(f->fingerprint, hex)));
		tg_buf_puts(out, "\r\n");
	}
}
