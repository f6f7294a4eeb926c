/* SPDX-License-Identifier: Apache-2.0 */
/*
 * site_lists - the overview, and the tables of threats and requirements.
 */
#include "base/text.h"
#include "output/site_html.h"

/* How many items of a kind have each verdict; returns how many there are. */
static size_t count_verdicts(const struct tg_matrix *matrix, enum tg_item_kind kind,
			     size_t counts[TG_VERDICTS])
{
	size_t i, all = 0;

	memset(counts, 0, TG_VERDICTS * sizeof(*counts));
	for (i = 0; i < matrix->count; i++) {
		if (matrix->items[i].item->kind != kind)
			continue;
		counts[matrix->items[i].verdict]++;
		all++;
	}
	return all;
}

static void tiles(struct tg_html *page, enum tg_item_kind kind, const char *file, const char *title)
{
	size_t counts[TG_VERDICTS], all = count_verdicts(page->site->matrix, kind, counts), v;

	tg_html_rawf(page, "<h2><a href=\"%s\">%s</a></h2>\n", file, title);
	if (!all) {
		tg_html_raw(page, "<p class=\"dim\">None are known at this commit.</p>\n");
		return;
	}
	tg_html_rawf(page, "<ul class=\"tiles\"><li><b>%zu</b>in all</li>\n", all);
	for (v = 0; v < TG_VERDICTS; v++) {
		if (!counts[v])
			continue;
		tg_html_rawf(page,
			     "<li><b>%zu</b><a href=\"%s#verdict=%s\"><span class=\"verdict "
			     "v-%s\">%s</span></a></li>\n",
			     counts[v], file, tg_verdict_name((enum tg_verdict)v),
			     tg_verdict_name((enum tg_verdict)v),
			     tg_verdict_name((enum tg_verdict)v));
	}
	tg_html_raw(page, "</ul>\n");
}

static void notices(struct tg_html *page)
{
	const struct tg_site *site = page->site;
	size_t i;

	if (site->history[0]) {
		tg_html_raw(page, "<p class=\"notice\">The history is incomplete: ");
		tg_html_text(page, site->history);
		tg_html_raw(page, "</p>\n");
	}
	if (!site->analysed)
		tg_html_raw(page, "<p class=\"notice\">No analysis of this commit is stored, so no "
				  "finding can speak against a requirement.</p>\n");
	for (i = 0; i < site->gap_count; i++) {
		tg_html_raw(page, "<p class=\"notice\">Not analysed: <code>");
		tg_html_text(page, site->gaps[i].path);
		tg_html_raw(page, "</code> ");
		tg_html_text(page, site->gaps[i].detail);
		tg_html_raw(page, "</p>\n");
	}
	for (i = 0; i < site->matrix->problem_count; i++) {
		tg_html_raw(page, "<p class=\"notice\">");
		tg_html_place(page, site->matrix->problems[i].path, site->matrix->problems[i].line);
		tg_html_raw(page, " ");
		tg_html_text(page, site->matrix->problems[i].message);
		tg_html_raw(page, "</p>\n");
	}
}

static void worst(struct tg_html *page)
{
	const struct tg_matrix *matrix = page->site->matrix;
	size_t i, shown = 0;

	tg_html_raw(page, "<h2>Where to look first</h2>\n");
	for (enum tg_verdict verdict = TG_VIOLATED; verdict < TG_JUSTIFIED; verdict++) {
		for (i = 0; i < matrix->count && shown < 12; i++) {
			const struct tg_matrix_item *item = &matrix->items[i];

			if (item->verdict != verdict || item->item->kind == TG_ITEM_MITIGATION ||
			    item->item->kind == TG_ITEM_CLAUSE)
				continue;
			tg_html_raw(page, shown++ ? "" : "<table><tbody>\n");
			tg_html_raw(page, "<tr><td>");
			tg_html_verdict(page, item->verdict);
			tg_html_raw(page, "</td><td class=\"id\">");
			tg_html_item(page, item->item);
			tg_html_raw(page, "</td><td>");
			tg_html_text(page, item->trail);
			tg_html_raw(page, "</td></tr>\n");
		}
	}
	tg_html_raw(page, shown ? "</tbody></table>\n"
				: "<p>Nothing: every threat and requirement is proven or "
				  "justified.</p>\n");
}

void tg_site_overview(struct tg_html *page)
{
	size_t counts[3] = {0, 0, 0}, i;

	tg_html_raw(page, "<h1>");
	tg_html_text(page, page->site->product[0] ? page->site->product : "Overview");
	tg_html_raw(page, "</h1>\n<p class=\"dim\">As of ");
	tg_html_text(page, page->site->revision);
	tg_html_raw(page, ", commit <code>");
	tg_html_text(page, page->site->commit);
	tg_html_raw(page, "</code> of ");
	tg_html_text(page, page->site->date);
	tg_html_raw(page, "</p>\n");
	notices(page);
	tiles(page, TG_ITEM_THREAT, "threats.html", "Threats");
	tiles(page, TG_ITEM_REQUIREMENT, "requirements.html", "Requirements");
	for (i = 0; i < page->site->finding_count; i++)
		counts[page->site->findings[i].severity]++;
	tg_html_rawf(page,
		     "<h2><a href=\"findings.html\">Findings</a></h2>\n<ul class=\"tiles\">"
		     "<li><b>%zu</b><a class=\"s-error\" "
		     "href=\"findings.html#severity=error\">errors</a></li>"
		     "<li><b>%zu</b><a class=\"s-warning\" "
		     "href=\"findings.html#severity=warning\">warnings</a></li>"
		     "<li><b>%zu</b><a class=\"s-note\" "
		     "href=\"findings.html#severity=note\">notes</a></li></ul>\n",
		     counts[TG_ERROR], counts[TG_WARNING], counts[TG_NOTE]);
	worst(page);
}

static void verdict_choice(struct tg_html *page)
{
	const char *names[TG_VERDICTS];
	size_t v;

	for (v = 0; v < TG_VERDICTS; v++)
		names[v] = tg_verdict_name((enum tg_verdict)v);
	tg_html_choice(page, "verdict", "Any verdict", names, TG_VERDICTS);
}

void tg_site_list(struct tg_html *page, enum tg_item_kind kind)
{
	const struct tg_matrix *matrix = page->site->matrix;
	size_t i;

	tg_html_rawf(page, "<h1>%s</h1>\n", kind == TG_ITEM_THREAT ? "Threats" : "Requirements");
	tg_html_tools(page);
	verdict_choice(page);
	tg_html_tools_end(page);
	tg_html_raw(page,
		    "<table>\n<thead><tr><th>Verdict</th><th>Id</th><th>Title</th><th>Chain up "
		    "to the first broken hop</th></tr></thead>\n<tbody>\n");
	for (i = 0; i < matrix->count; i++) {
		const struct tg_matrix_item *item = &matrix->items[i];

		if (item->item->kind != kind)
			continue;
		tg_html_rawf(page, "<tr data-row data-verdict=\"%s\"><td>",
			     tg_verdict_name(item->verdict));
		tg_html_verdict(page, item->verdict);
		tg_html_raw(page, "</td><td class=\"id\">");
		tg_html_item(page, item->item);
		tg_html_raw(page, "</td><td>");
		tg_html_text(page, item->item->title);
		tg_html_raw(page, "</td><td>");
		if (item->verdict != TG_VERDICT_OK) /* no hop is broken */
			tg_html_text(page, item->trail);
		tg_html_raw(page, "</td></tr>\n");
	}
	tg_html_raw(page, "</tbody></table>\n");
}
