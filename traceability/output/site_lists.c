/* SPDX-License-Identifier: Apache-2.0 */
/*
 * site_lists - the overview, the tables of threats and requirements, and the coverage.
 */
#include "base/text.h"
#include "output/site_page.h"

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

static void tiles(struct tg_page *page, enum tg_item_kind kind, const char *file, const char *title)
{
	size_t counts[TG_VERDICTS], all = count_verdicts(page->site->matrix, kind, counts), v;

	tg_page_rawf(page, "<h2><a href=\"%s\">%s</a></h2>\n", file, title);
	if (!all) {
		tg_page_raw(page, "<p class=\"dim\">None are known at this commit.</p>\n");
		return;
	}
	tg_page_rawf(page, "<ul class=\"tiles\"><li><b>%zu</b>in all</li>\n", all);
	for (v = 0; v < TG_VERDICTS; v++) {
		if (!counts[v])
			continue;
		tg_page_rawf(page,
			     "<li><b>%zu</b><a href=\"%s#verdict=%s\"><span class=\"verdict "
			     "v-%s\">%s</span></a></li>\n",
			     counts[v], file, tg_verdict_name((enum tg_verdict)v),
			     tg_verdict_name((enum tg_verdict)v),
			     tg_verdict_name((enum tg_verdict)v));
	}
	tg_page_raw(page, "</ul>\n");
}

static void notices(struct tg_page *page)
{
	const struct tg_site *site = page->site;
	size_t i;

	if (site->history[0]) {
		tg_page_raw(page, "<p class=\"notice\">The history is incomplete: ");
		tg_page_text(page, site->history);
		tg_page_raw(page, "</p>\n");
	}
	if (!site->analysed)
		tg_page_raw(page, "<p class=\"notice\">No analysis of this commit is stored, so no "
				  "finding can speak against a requirement.</p>\n");
	for (i = 0; i < site->gap_count; i++) {
		tg_page_raw(page, "<p class=\"notice\">Not analysed: <code>");
		tg_page_text(page, site->gaps[i].path);
		tg_page_raw(page, "</code> ");
		tg_page_text(page, site->gaps[i].detail);
		tg_page_raw(page, "</p>\n");
	}
	for (i = 0; i < site->matrix->problem_count; i++) {
		tg_page_raw(page, "<p class=\"notice\">");
		tg_page_place(page, site->matrix->problems[i].path, site->matrix->problems[i].line);
		tg_page_raw(page, " ");
		tg_page_text(page, site->matrix->problems[i].message);
		tg_page_raw(page, "</p>\n");
	}
}

static void worst(struct tg_page *page)
{
	const struct tg_matrix *matrix = page->site->matrix;
	size_t i, shown = 0;

	tg_page_raw(page, "<h2>Where to look first</h2>\n<table><tbody>\n");
	for (enum tg_verdict verdict = TG_VIOLATED; verdict < TG_JUSTIFIED; verdict++) {
		for (i = 0; i < matrix->count && shown < 12; i++) {
			const struct tg_matrix_item *item = &matrix->items[i];

			if (item->verdict != verdict || item->item->kind == TG_ITEM_MITIGATION ||
			    item->item->kind == TG_ITEM_CLAUSE)
				continue;
			tg_page_raw(page, "<tr><td>");
			tg_page_verdict(page, item->verdict);
			tg_page_raw(page, "</td><td class=\"id\">");
			tg_page_item(page, item->item);
			tg_page_raw(page, "</td><td>");
			tg_page_text(page, item->trail);
			tg_page_raw(page, "</td></tr>\n");
			shown++;
		}
	}
	if (!shown)
		tg_page_raw(page, "<tr><td>Nothing: every threat and requirement is proven or "
				  "justified.</td></tr>\n");
	tg_page_raw(page, "</tbody></table>\n");
}

void tg_site_overview(struct tg_page *page)
{
	size_t counts[3] = {0, 0, 0}, i;

	tg_page_raw(page, "<h1>");
	tg_page_text(page, page->site->product[0] ? page->site->product : "Overview");
	tg_page_raw(page, "</h1>\n<p class=\"dim\">As of ");
	tg_page_text(page, page->site->revision);
	tg_page_raw(page, ", commit <code>");
	tg_page_text(page, page->site->commit);
	tg_page_raw(page, "</code> of ");
	tg_page_text(page, page->site->date);
	tg_page_raw(page, "</p>\n");
	notices(page);
	tiles(page, TG_ITEM_THREAT, "threats.html", "Threats");
	tiles(page, TG_ITEM_REQUIREMENT, "requirements.html", "Requirements");
	for (i = 0; i < page->site->finding_count; i++)
		counts[page->site->findings[i].severity]++;
	tg_page_rawf(page,
		     "<h2><a href=\"findings.html\">Findings</a></h2>\n<ul class=\"tiles\">"
		     "<li><b>%zu</b><span class=\"s-error\">errors</span></li>"
		     "<li><b>%zu</b><span class=\"s-warning\">warnings</span></li>"
		     "<li><b>%zu</b><span class=\"s-note\">notes</span></li></ul>\n",
		     counts[TG_ERROR], counts[TG_WARNING], counts[TG_NOTE]);
	worst(page);
}

static void verdict_choice(struct tg_page *page)
{
	const char *names[TG_VERDICTS];
	size_t v;

	for (v = 0; v < TG_VERDICTS; v++)
		names[v] = tg_verdict_name((enum tg_verdict)v);
	tg_page_choice(page, "verdict", "Any verdict", names, TG_VERDICTS);
}

void tg_site_list(struct tg_page *page, enum tg_item_kind kind)
{
	const struct tg_matrix *matrix = page->site->matrix;
	size_t i;

	tg_page_rawf(page, "<h1>%s</h1>\n", kind == TG_ITEM_THREAT ? "Threats" : "Requirements");
	tg_page_tools(page);
	verdict_choice(page);
	tg_page_tools_end(page);
	tg_page_raw(page,
		    "<table>\n<thead><tr><th>Verdict</th><th>Id</th><th>Title</th><th>Chain up "
		    "to the first broken hop</th></tr></thead>\n<tbody>\n");
	for (i = 0; i < matrix->count; i++) {
		const struct tg_matrix_item *item = &matrix->items[i];

		if (item->item->kind != kind)
			continue;
		tg_page_rawf(page, "<tr data-row data-verdict=\"%s\"><td>",
			     tg_verdict_name(item->verdict));
		tg_page_verdict(page, item->verdict);
		tg_page_raw(page, "</td><td class=\"id\">");
		tg_page_item(page, item->item);
		tg_page_raw(page, "</td><td>");
		tg_page_text(page, item->item->title);
		tg_page_raw(page, "</td><td>");
		tg_page_text(page, item->trail);
		tg_page_raw(page, "</td></tr>\n");
	}
	tg_page_raw(page, "</tbody></table>\n");
}

static const struct tg_matrix_item *item_of(const struct tg_matrix *matrix,
					    const struct tg_entry *entry)
{
	size_t i;

	for (i = 0; i < matrix->count; i++)
		if (matrix->items[i].entry == entry)
			return &matrix->items[i];
	return NULL;
}

static void coverage_row(struct tg_page *page, const struct tg_catalog *catalog,
			 const struct tg_entry *entry)
{
	const struct tg_matrix_item *item = item_of(page->site->matrix, entry);
	size_t i;

	tg_page_raw(page, "<tr data-row data-catalogue=\"");
	tg_page_text(page, catalog->id);
	tg_page_rawf(page, "\" data-verdict=\"%s\"><td>",
		     item ? tg_verdict_name(item->verdict) : "not claimed");
	if (item)
		tg_page_verdict(page, item->verdict);
	else
		tg_page_raw(page, "<span class=\"verdict v-none\">not claimed</span>");
	tg_page_raw(page, "</td><td class=\"id\">");
	if (item)
		tg_page_item(page, item->item);
	else
		tg_page_text(page, entry->id);
	tg_page_raw(page, "</td><td>");
	tg_page_text(page, entry->title);
	tg_page_raw(page, "</td><td>");
	for (i = 0; item && i < item->down_count; i++) {
		tg_page_raw(page, i ? ", " : "");
		tg_page_item(page, item->down[i]->item);
	}
	tg_page_raw(page, "</td></tr>\n");
}

void tg_site_coverage(struct tg_page *page)
{
	const struct tg_catalogs *catalogs = page->site->catalogs;
	const char *names[TG_VERDICTS + 1], *ids[16];
	size_t c, v, known = 0;

	tg_page_raw(page, "<h1>Coverage by catalogue</h1>\n<p class=\"dim\">Each clause with the "
			  "requirements of the product that cover it. What no requirement names is "
			  "not claimed: that says nothing about the product.</p>\n");
	for (c = 0; c < catalogs->catalogs.count && known < 16; c++)
		if (!catalogs->catalogs.at[c]->weaknesses)
			ids[known++] = catalogs->catalogs.at[c]->id;
	for (v = 0; v < TG_VERDICTS; v++)
		names[v] = tg_verdict_name((enum tg_verdict)v);
	names[TG_VERDICTS] = "not claimed";
	tg_page_tools(page);
	tg_page_choice(page, "catalogue", "Any catalogue", ids, known);
	tg_page_choice(page, "verdict", "Any verdict", names, TG_VERDICTS + 1);
	tg_page_tools_end(page);
	tg_page_raw(page, "<table>\n<thead><tr><th>Verdict</th><th>Clause</th><th>Title</th>"
			  "<th>Covered by</th></tr></thead>\n<tbody>\n");
	for (c = 0; c < catalogs->catalogs.count; c++) {
		const struct tg_catalog *catalog = catalogs->catalogs.at[c];
		const struct tg_entry *entry;

		for (entry = catalog->weaknesses ? NULL : catalog->first; entry;
		     entry = entry->next)
			if ((catalog->assessed && tg_entry_applies(entry, 0, 0)) ||
			    item_of(page->site->matrix, entry))
				coverage_row(page, catalog, entry);
	}
	tg_page_raw(page, "</tbody></table>\n");
}
