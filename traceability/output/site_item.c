/* SPDX-License-Identifier: Apache-2.0 */
/*
 * site_item - the page of one item: what it is, its verdict, its chain drawn from the threats
 * above it down to the results below it, and the findings that speak against it.
 */
#include "output/site_html.h"

enum { CHAIN_DEPTH = 12 };

static void hop_open(struct tg_html *page, const char *kind, bool here, bool broken)
{
	tg_html_rawf(page, "<li><span class=\"hop%s%s\"><span class=\"kind\">%s</span> ",
		     here ? " here" : "", broken ? " broken" : "", kind);
}

static void item_hop(struct tg_html *page, const struct tg_matrix_item *item, bool here)
{
	hop_open(page, tg_item_kind_name(item->item->kind), here, item->verdict < TG_JUSTIFIED);
	tg_html_item(page, item->item);
	tg_html_raw(page, " ");
	tg_html_text(page, item->item->title);
	tg_html_raw(page, " ");
	tg_html_verdict(page, item->verdict);
	tg_html_raw(page, "</span>");
}

static const char *claim_name(const struct tg_fact_claim *claim)
{
	return claim->symbol ? claim->symbol->name : claim->claim.path;
}

static void result_hop(struct tg_html *page, const struct tg_matrix_link *test)
{
	tg_html_raw(page, "<ul>");
	hop_open(page, "result", false, test->evidence != TG_EVIDENCE_PASSED);
	tg_html_text(page, tg_evidence_name(test->evidence));
	if (test->run) {
		tg_html_raw(page, " <span class=\"dim\">ran on <code>");
		tg_html_rawf(page, "%.12s", test->run->revision);
		tg_html_raw(page, "</code></span>");
	}
	if (test->cause && test->cause[0]) {
		tg_html_raw(page, " <span class=\"dim\">");
		tg_html_text(page, test->cause);
		tg_html_raw(page, "</span>");
	}
	tg_html_raw(page, "</span></li></ul>");
}

static void link_hop(struct tg_html *page, const struct tg_matrix_link *link)
{
	const struct tg_fact_claim *claim = link->claim;

	hop_open(page, link->is_test ? "test" : "code", false, false);
	tg_html_raw(page, "<code>");
	tg_html_text(page, claim_name(claim));
	tg_html_raw(page, "</code> ");
	tg_html_place(page, claim->claim.path,
		      claim->symbol ? claim->symbol->range.line : claim->claim.line);
	if (claim->claim.note[0]) {
		tg_html_raw(page, " <span class=\"dim\">");
		tg_html_text(page, claim->claim.note);
		tg_html_raw(page, "</span>");
	}
	if (link->executed[0]) {
		tg_html_raw(page, " <span class=\"dim\">");
		tg_html_text(page, link->executed);
		tg_html_raw(page, "</span>");
	}
	if (link->hollow[0]) {
		tg_html_raw(page, " <span class=\"lacks\">hollow: ");
		tg_html_text(page, link->hollow);
		tg_html_raw(page, "</span>");
	}
	tg_html_raw(page, "</span>");
	if (link->is_test)
		result_hop(page, link);
	tg_html_raw(page, "</li>\n");
}

/* The missing hop, drawn where it would stand. */
static void missing_hops(struct tg_html *page, const struct tg_matrix_item *item)
{
	if (item->down_count == 0 && item->verdict == TG_UNCOVERED) {
		hop_open(page, "missing", false, true);
		tg_html_text(page, item->why);
		tg_html_raw(page, "</span></li>\n");
	} else if (item->verdict == TG_UNTESTED && item->down_count == 0 &&
		   (item->link_count == 0 || !item->links[item->link_count - 1].is_test)) {
		hop_open(page, "missing", false, true);
		tg_html_text(page, item->why);
		tg_html_raw(page, "</span></li>\n");
	}
}

static void below(struct tg_html *page, const struct tg_matrix_item *item, unsigned depth)
{
	size_t i;

	if (depth > CHAIN_DEPTH)
		return;
	tg_html_raw(page, "<ul>\n");
	for (i = 0; i < item->down_count; i++) {
		item_hop(page, item->down[i], false);
		below(page, item->down[i], depth + 1);
		tg_html_raw(page, "</li>\n");
	}
	for (i = 0; i < item->link_count; i++)
		link_hop(page, &item->links[i]);
	missing_hops(page, item);
	tg_html_raw(page, "</ul>\n");
}

/* What the item stands below, nearest last, as a list of its own. */
static void above(struct tg_html *page, const struct tg_matrix_item *item, unsigned depth)
{
	size_t i;

	if (!item->up_count || depth > CHAIN_DEPTH)
		return;
	tg_html_raw(page, depth ? "<ul>\n" : "<h2>Serves</h2>\n<div class=\"chain\"><ul>\n");
	for (i = 0; i < item->up_count; i++) {
		item_hop(page, item->up[i], false);
		above(page, item->up[i], depth + 1);
		tg_html_raw(page, "</li>\n");
	}
	tg_html_raw(page, depth ? "</ul>\n" : "</ul></div>\n");
}

static void about(struct tg_html *page, const struct tg_matrix_item *item)
{
	tg_html_raw(page, "<p class=\"dim\">");
	tg_html_text(page, tg_item_kind_name(item->item->kind));
	if (item->item->path[0]) {
		tg_html_raw(page, " in ");
		tg_html_place(page, item->item->path, item->item->line);
	} else if (item->entry) {
		tg_html_raw(page, " of ");
		tg_html_text(page, item->entry->edition[0] ? item->entry->edition
							   : item->entry->catalog->title);
	}
	if (item->item->status[0]) {
		tg_html_raw(page, ", ");
		tg_html_text(page, item->item->status);
	}
	tg_html_raw(page, "</p>\n<p>");
	tg_html_text(page, item->item->text);
	tg_html_raw(page, "</p>\n<p>");
	tg_html_verdict(page, item->verdict);
	tg_html_raw(page, " ");
	tg_html_text(page, item->why);
	tg_html_raw(page, "</p>\n<p><code>");
	tg_html_text(page, item->trail);
	tg_html_raw(page, "</code></p>\n");
}

void tg_site_item(struct tg_html *page, const struct tg_matrix_item *item)
{
	size_t i;

	tg_html_raw(page, "<h1>");
	tg_html_text(page, item->item->key);
	tg_html_raw(page, " ");
	tg_html_text(page, item->item->title);
	tg_html_raw(page, "</h1>\n");
	about(page, item);
	tg_html_raw(page, "<h2>Chain</h2>\n<div class=\"chain\"><ul>\n");
	item_hop(page, item, true);
	below(page, item, 0);
	tg_html_raw(page, "</li>\n</ul></div>\n");
	above(page, item, 0);
	if (page->site->blame)
		tg_site_blame(page, item);
	if (item->finding_count)
		tg_html_raw(page, "<h2>Findings that speak against it</h2>\n");
	for (i = 0; i < item->finding_count; i++)
		tg_site_finding(page, item->findings[i]);
}
