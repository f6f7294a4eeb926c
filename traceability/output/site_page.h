/* SPDX-License-Identifier: Apache-2.0 */
/*
 * site_page.h - what the pages of the site share; internal to output/.
 */
#ifndef TG_OUTPUT_SITE_PAGE_H
#define TG_OUTPUT_SITE_PAGE_H

#include "output/site.h"

/* A page in the making. */
struct tg_page {
	const struct tg_site *site;
	struct tg_buf *out;
};

/* The frame: `current` is the file of the page in the navigation, or "". */
void tg_page_open(struct tg_page *page, const char *title, const char *current);
void tg_page_close(struct tg_page *page);

/* Appends text with everything escaped. */
void tg_page_text(struct tg_page *page, const char *text);
/* Appends markup, written by us. */
void tg_page_raw(struct tg_page *page, const char *markup);
void tg_page_rawf(struct tg_page *page, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

void tg_page_verdict(struct tg_page *page, enum tg_verdict verdict);
/* A link to the page of an item. */
void tg_page_item(struct tg_page *page, const struct tg_item *item);
/* "path:line" */
void tg_page_place(struct tg_page *page, const char *path, unsigned line);
/* The search box, with an open place for select boxes until tg_page_tools_end(). */
void tg_page_tools(struct tg_page *page);
void tg_page_tools_end(struct tg_page *page);
void tg_page_choice(struct tg_page *page, const char *name, const char *label,
		    const char *const *values, size_t count);

/* The file name of an item's page: "requirement-GW-AUTH-1.html". */
void tg_page_name(struct tg_buf *out, const struct tg_item *item);

/* The bodies of pages, without frame. */
void tg_site_overview(struct tg_page *page);
void tg_site_list(struct tg_page *page, enum tg_item_kind kind);
void tg_site_coverage(struct tg_page *page);
void tg_site_findings(struct tg_page *page);
void tg_site_item(struct tg_page *page, const struct tg_matrix_item *item);
/* One finding with its code. */
void tg_site_finding(struct tg_page *page, const struct tg_finding *finding);

#endif
