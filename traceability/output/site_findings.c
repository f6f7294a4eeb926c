/* SPDX-License-Identifier: Apache-2.0 */
/*
 * site_findings - the findings with their code.
 */
#include "base/map.h"
#include "base/text.h"
#include "output/site_html.h"

enum { CONTEXT = 2, EXCERPT_LINES = 12, LINE_LIMIT = 240 };

static void excerpt(struct tg_html *page, const struct tg_finding *finding)
{
	struct tg_str rest = page->site->source(page->site->user, finding->path), line;
	unsigned number = 0, last = finding->range.end_line;

	if (!rest.len)
		return;
	if (last > finding->range.line + EXCERPT_LINES)
		last = finding->range.line + EXCERPT_LINES;
	tg_html_raw(page, "<pre>");
	while (tg_str_line(&rest, &line)) {
		bool hit;

		number++;
		if (number + CONTEXT < finding->range.line)
			continue;
		if (number > last + CONTEXT)
			break;
		hit = number >= finding->range.line && number <= last;
		tg_html_rawf(page, "%s%5u  ", hit ? "<span class=\"hit\">" : "", number);
		if (line.len > LINE_LIMIT)
			line.len = LINE_LIMIT;
		tg_escape_html(page->out, line);
		tg_html_raw(page, hit ? "</span>\n" : "\n");
	}
	tg_html_raw(page, "</pre>\n");
}

void tg_site_finding(struct tg_html *page, const struct tg_finding *finding)
{
	const struct tg_card *card = tg_card_find(page->site->cards, finding->rule);
	const char *severity = tg_severity_name(finding->severity);
	size_t i;

	tg_html_rawf(page, "<article class=\"finding\" data-row data-severity=\"%s\" data-rule=\"",
		     severity);
	tg_html_text(page, finding->rule);
	tg_html_rawf(page, "\">\n<p><b class=\"s-%s\">%s</b> ", severity, severity);
	tg_html_text(page, finding->message);
	tg_html_raw(page, "</p>\n<p>");
	tg_html_place(page, finding->path, finding->range.line);
	tg_html_raw(page, " <span class=\"dim\">");
	tg_html_text(page, finding->function);
	tg_html_raw(page, finding->function[0] ? "() &middot; " : "");
	tg_html_text(page, finding->rule);
	for (i = 0; card && i < card->requirements.count; i++) {
		tg_html_raw(page, i ? ", " : " &middot; ");
		tg_html_text(page, card->requirements.at[i]);
	}
	for (i = 0; card && i < card->cwe.count; i++) {
		tg_html_raw(page, " CWE-");
		tg_html_text(page, card->cwe.at[i]);
	}
	tg_html_raw(page, "</span></p>\n");
	excerpt(page, finding);
	tg_html_raw(page, "</article>\n");
}

void tg_site_findings(struct tg_html *page)
{
	static const char *const severities[] = {"error", "warning", "note"};
	const struct tg_site *site = page->site;
	TG_VEC(const char *) rules = {0};
	struct tg_map seen = {0};
	size_t i;

	for (i = 0; i < site->finding_count; i++)
		if (tg_map_add(&seen, tg_str(site->findings[i].rule)))
			*TG_VEC_ADD(&rules) = site->findings[i].rule;
	tg_html_raw(page, "<h1>Findings</h1>\n");
	if (!site->analysed)
		tg_html_raw(page, "<p class=\"notice\">No analysis of this commit is stored. Run "
				  "<code>tracegate check --store</code> on it.</p>\n");
	else if (!site->finding_count)
		tg_html_raw(page, "<p>None are open at this commit.</p>\n");
	tg_html_tools(page);
	tg_html_choice(page, "severity", "Any severity", severities, 3);
	tg_html_choice(page, "rule", "Any rule", rules.at, rules.count);
	tg_html_tools_end(page);
	for (i = 0; i < site->finding_count; i++)
		tg_site_finding(page, &site->findings[i]);
	TG_VEC_DONE(&rules);
	tg_map_done(&seen);
}
