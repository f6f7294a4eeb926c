/* SPDX-License-Identifier: Apache-2.0 */
/*
 * site_html.h - what the pages of the site share; internal to output/.
 */
#ifndef TG_OUTPUT_SITE_HTML_H
#define TG_OUTPUT_SITE_HTML_H

#include "output/site.h"

/* A page in the making. */
struct tg_html {
	const struct tg_site *site;
	struct tg_buf *out;
};

/* The frame: `current` is the file of the page in the navigation, or "". */
void tg_html_open(struct tg_html *page, const char *title, const char *current);
void tg_html_close(struct tg_html *page);

/* Appends text with everything escaped. */
void tg_html_text(struct tg_html *page, const char *text);
/* Appends markup, written by us. */
void tg_html_raw(struct tg_html *page, const char *markup);
void tg_html_rawf(struct tg_html *page, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

void tg_html_verdict(struct tg_html *page, enum tg_verdict verdict);
/* A link to the page of an item. */
void tg_html_item(struct tg_html *page, const struct tg_item *item);
/* "path:line" */
void tg_html_place(struct tg_html *page, const char *path, unsigned line);
/* The search box, with an open place for select boxes until tg_html_tools_end(). */
void tg_html_tools(struct tg_html *page);
void tg_html_tools_end(struct tg_html *page);
void tg_html_choice(struct tg_html *page, const char *name, const char *label,
		    const char *const *values, size_t count);

/* The file name of an item's page: "requirement-GW-AUTH-1.html". */
void tg_html_name(struct tg_buf *out, const struct tg_item *item);

/* The bodies of pages, without frame. */
void tg_site_overview(struct tg_html *page);
void tg_site_list(struct tg_html *page, enum tg_item_kind kind);
void tg_site_coverage(struct tg_html *page);
void tg_site_findings(struct tg_html *page);
void tg_site_process(struct tg_html *page);
void tg_site_gap(struct tg_html *page);
void tg_site_levels(struct tg_html *page);
void tg_site_item(struct tg_html *page, const struct tg_matrix_item *item);
/* Who did what for an item, as a part of its page. */
void tg_site_blame(struct tg_html *page, const struct tg_matrix_item *item);
/* One finding with its code. */
void tg_site_finding(struct tg_html *page, const struct tg_finding *finding);

#endif
