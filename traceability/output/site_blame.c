/* SPDX-License-Identifier: Apache-2.0 */
/*
 * site_blame - who did what for an item, when, in which commit, and with whose key it is signed.
 */
#include "base/text.h"
#include "output/site_html.h"

static void deed(struct tg_html *page, const struct tg_deed *deed)
{
	static const char *const classes[] = {"dim", "dim", "lacks", "lacks", "holds"};
	char hex[TG_OID_HEX], time[TG_TIME_TEXT];

	tg_html_raw(page, "<tr><td>");
	tg_html_text(page, deed->what);
	tg_html_rawf(page, "</td><td>%.10s</td><td>", tg_time_text(deed->commit.seconds, time));
	tg_html_text(page, deed->commit.author);
	tg_html_rawf(page, "</td><td><code>%.8s</code> ", tg_oid_hex(&deed->commit.oid, hex));
	tg_html_text(page, deed->commit.subject);
	if (deed->note[0]) {
		tg_html_raw(page, "<br><span class=\"dim\">");
		tg_html_text(page, deed->note);
		tg_html_raw(page, "</span>");
	}
	tg_html_rawf(page, "</td><td class=\"%s\">", classes[deed->signature.state]);
	tg_html_text(page, deed->signature.how);
	tg_html_raw(page, "</td></tr>\n");
}

static void link_head(struct tg_html *page, const struct tg_fact_claim *claim)
{
	tg_html_rawf(page, "<tr><th colspan=\"5\">%s ", tg_verb_name(claim->claim.verb));
	if (claim->symbol) {
		tg_html_raw(page, "<code>");
		tg_html_text(page, claim->symbol->name);
		tg_html_raw(page, "</code> ");
	}
	tg_html_place(page, claim->claim.path,
		      claim->symbol ? claim->symbol->range.line : claim->claim.line);
	tg_html_raw(page, "</th></tr>\n");
}

void tg_site_blame(struct tg_html *page, const struct tg_matrix_item *item)
{
	struct tg_deed deeds[TG_DEEDS];
	size_t count = tg_blame_item(page->site->blame, item->item, deeds), i, j;

	if (!count && !item->link_count)
		return;
	tg_html_raw(page, "<h2>Who, when, in which commit</h2>\n<table class=\"deeds\">\n<thead>"
			  "<tr><th>Did</th><th>When</th><th>Who</th><th>Commit</th>"
			  "<th>Signature</th></tr></thead>\n<tbody>\n");
	for (i = 0; i < count; i++)
		deed(page, &deeds[i]);
	for (i = 0; i < item->link_count; i++) {
		link_head(page, item->links[i].claim);
		count = tg_blame_link(page->site->blame, &item->links[i], deeds);
		for (j = 0; j < count; j++)
			deed(page, &deeds[j]);
	}
	tg_html_raw(page, "</tbody></table>\n");
}
