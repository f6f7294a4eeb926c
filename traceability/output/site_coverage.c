/* SPDX-License-Identifier: Apache-2.0 */
/*
 * site_coverage - the matrix of clauses and verdicts by catalogue, and each clause with the
 * requirements that cover it.
 */
#include "output/site_html.h"

enum { NOT_CLAIMED = TG_VERDICTS, COLUMNS };

/* A clause of a catalogue that the product has to answer for, or that it answers for anyway. */
struct clause {
	const struct tg_entry *entry;
	const struct tg_matrix_item *item; /* NULL: no requirement names it */
};

/* The clauses of one catalogue. */
struct chapter {
	const struct tg_catalog *catalog;
	const struct clause *clauses; /* of the report */
	size_t count;
	size_t columns[COLUMNS]; /* how many have which verdict */
};

struct coverage {
	TG_VEC(struct clause) clauses;
	TG_VEC(struct chapter) chapters;
};

static const char *column_name(size_t column)
{
	return column == NOT_CLAIMED ? "not claimed" : tg_verdict_name((enum tg_verdict)column);
}

static size_t column_of(const struct clause *clause)
{
	return clause->item ? (size_t)clause->item->verdict : NOT_CLAIMED;
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

static void add_catalog(struct coverage *coverage, const struct tg_matrix *matrix,
			const struct tg_catalog *catalog)
{
	const size_t first = coverage->clauses.count;
	const struct tg_entry *entry;
	struct chapter *chapter;
	size_t i;

	for (entry = catalog->first; entry; entry = entry->next) {
		const struct clause clause = {entry, item_of(matrix, entry)};

		if (clause.item || (catalog->assessed && tg_entry_applies(entry, 0, 0)))
			*TG_VEC_ADD(&coverage->clauses) = clause;
	}
	if (coverage->clauses.count == first)
		return;
	chapter = TG_VEC_ADD(&coverage->chapters);
	*chapter = (struct chapter){.catalog = catalog, .count = coverage->clauses.count - first};
	for (i = first; i < coverage->clauses.count; i++)
		chapter->columns[column_of(&coverage->clauses.at[i])]++;
}

static void count(struct coverage *coverage, const struct tg_site *site)
{
	const struct clause *next;
	size_t i;

	for (i = 0; i < site->catalogs->catalogs.count; i++)
		if (!site->catalogs->catalogs.at[i]->weaknesses)
			add_catalog(coverage, site->matrix, site->catalogs->catalogs.at[i]);
	next = coverage->clauses.at;
	for (i = 0; i < coverage->chapters.count; i++) {
		coverage->chapters.at[i].clauses = next;
		next += coverage->chapters.at[i].count;
	}
}

/* Whether any clause has that verdict: a column of zeros says nothing. */
static bool is_used(const struct coverage *coverage, size_t column)
{
	size_t i;

	for (i = 0; i < coverage->chapters.count; i++)
		if (coverage->chapters.at[i].columns[column])
			return true;
	return false;
}

static void matrix_head(struct tg_html *page, const struct coverage *coverage)
{
	size_t v;

	tg_html_raw(page, "<thead><tr><th>Catalogue</th><th class=\"number\">Clauses</th>");
	for (v = 0; v < COLUMNS; v++)
		if (is_used(coverage, v))
			tg_html_rawf(page, "<th class=\"number v-%s\">%s</th>",
				     v == NOT_CLAIMED ? "none" : column_name(v), column_name(v));
	tg_html_raw(page, "</tr></thead>\n");
}

static void matrix(struct tg_html *page, const struct coverage *coverage)
{
	size_t i, v;

	tg_html_raw(page, "<div class=\"wide\"><table class=\"matrix\">\n");
	matrix_head(page, coverage);
	tg_html_raw(page, "<tbody>\n");
	for (i = 0; i < coverage->chapters.count; i++) {
		const struct chapter *chapter = &coverage->chapters.at[i];
		const char *id = chapter->catalog->id;

		tg_html_rawf(page, "<tr><td><a href=\"#catalogue=%s\">", id);
		tg_html_text(page, chapter->catalog->prefix);
		tg_html_raw(page, " ");
		tg_html_text(page, chapter->catalog->title);
		tg_html_rawf(page, "</a></td><td class=\"number\">%zu</td>", chapter->count);
		for (v = 0; v < COLUMNS; v++) {
			if (!is_used(coverage, v))
				continue;
			tg_html_raw(page, "<td class=\"number\">");
			if (chapter->columns[v])
				tg_html_rawf(page,
					     "<a href=\"#catalogue=%s&amp;verdict=%s\">%zu</a>", id,
					     v == NOT_CLAIMED ? "not+claimed" : column_name(v),
					     chapter->columns[v]);
			tg_html_raw(page, "</td>");
		}
		tg_html_raw(page, "</tr>\n");
	}
	tg_html_raw(page, "</tbody></table></div>\n");
}

static void row(struct tg_html *page, const struct chapter *chapter, const struct clause *clause)
{
	const struct tg_matrix_item *item = clause->item;
	size_t i;

	tg_html_rawf(page, "<tr data-row data-catalogue=\"%s\" data-verdict=\"%s\"><td>",
		     chapter->catalog->id, column_name(column_of(clause)));
	if (item)
		tg_html_verdict(page, item->verdict);
	else
		tg_html_raw(page, "<span class=\"verdict v-none\">not claimed</span>");
	tg_html_raw(page, "</td><td class=\"id\">");
	if (item)
		tg_html_item(page, item->item);
	else
		tg_html_text(page, clause->entry->id);
	tg_html_raw(page, "</td><td>");
	tg_html_text(page, clause->entry->title);
	tg_html_raw(page, "</td><td>");
	for (i = 0; item && i < item->down_count; i++) {
		tg_html_raw(page, i ? ", " : "");
		tg_html_item(page, item->down[i]->item);
	}
	tg_html_raw(page, "</td></tr>\n");
}

static void choices(struct tg_html *page, const struct coverage *coverage)
{
	TG_VEC(const char *) ids = {0};
	const char *names[COLUMNS];
	size_t i;

	for (i = 0; i < coverage->chapters.count; i++)
		*TG_VEC_ADD(&ids) = coverage->chapters.at[i].catalog->id;
	for (i = 0; i < COLUMNS; i++)
		names[i] = column_name(i);
	tg_html_tools(page);
	tg_html_choice(page, "catalogue", "Any catalogue", ids.at, ids.count);
	tg_html_choice(page, "verdict", "Any verdict", names, COLUMNS);
	tg_html_tools_end(page);
	TG_VEC_DONE(&ids);
}

void tg_site_coverage(struct tg_html *page)
{
	struct coverage coverage = {0};
	size_t i, j;

	count(&coverage, page->site);
	tg_html_raw(page, "<h1>Coverage by catalogue</h1>\n<p class=\"dim\">How the requirements "
			  "of the product cover each clause. What no requirement names is not "
			  "claimed: that says nothing about the product.</p>\n");
	matrix(page, &coverage);
	tg_html_raw(page, "<h2>Clauses</h2>\n");
	choices(page, &coverage);
	tg_html_raw(page, "<table>\n<thead><tr><th>Verdict</th><th>Clause</th><th>Title</th>"
			  "<th>Covered by</th></tr></thead>\n<tbody>\n");
	for (i = 0; i < coverage.chapters.count; i++)
		for (j = 0; j < coverage.chapters.at[i].count; j++)
			row(page, &coverage.chapters.at[i], &coverage.chapters.at[i].clauses[j]);
	tg_html_raw(page, "</tbody></table>\n");
	TG_VEC_DONE(&coverage.clauses);
	TG_VEC_DONE(&coverage.chapters);
}
