/* SPDX-License-Identifier: Apache-2.0 */
#include "output/site.h"

#include "base/file.h"
#include "output/site_html.h"

/* Writes one page; `body` gets the page and `what`. */
static bool write_page(const struct tg_site *site, const char *folder, const char *name,
		       const char *title, void (*body)(struct tg_html *, const void *what),
		       const void *what, struct tg_err *err)
{
	struct tg_buf out = {0}, path = {0};
	struct tg_html page = {site, &out};
	bool ok;

	tg_html_open(&page, title, name);
	body(&page, what);
	tg_html_close(&page);
	tg_path_join(&path, folder, name);
	ok = tg_file_write(path.ptr, tg_buf_view(&out), err);
	tg_buf_done(&out);
	tg_buf_done(&path);
	return ok;
}

static void overview(struct tg_html *page, const void *what)
{
	(void)what;
	tg_site_overview(page);
}

static void list(struct tg_html *page, const void *kind)
{
	tg_site_list(page, *(const enum tg_item_kind *)kind);
}

static void coverage(struct tg_html *page, const void *what)
{
	(void)what;
	tg_site_coverage(page);
}

static void findings(struct tg_html *page, const void *what)
{
	(void)what;
	tg_site_findings(page);
}

static void gap(struct tg_html *page, const void *what)
{
	(void)what;
	tg_site_gap(page);
}

static void levels(struct tg_html *page, const void *what)
{
	(void)what;
	tg_site_levels(page);
}

static void process(struct tg_html *page, const void *what)
{
	(void)what;
	tg_site_process(page);
}

static void item(struct tg_html *page, const void *what)
{
	tg_site_item(page, what);
}

static bool write_items(const struct tg_site *site, const char *folder, struct tg_err *err)
{
	struct tg_buf name = {0};
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < site->matrix->count; i++) {
		const struct tg_matrix_item *one = &site->matrix->items[i];

		tg_buf_clear(&name);
		tg_html_name(&name, one->item);
		ok = write_page(site, folder, name.ptr, one->item->key, item, one, err);
	}
	tg_buf_done(&name);
	return ok;
}

bool tg_site_write(const struct tg_site *site, const char *folder, struct tg_err *err)
{
	static const enum tg_item_kind threats = TG_ITEM_THREAT, requirements = TG_ITEM_REQUIREMENT;

	return tg_dir_make(folder, err) &&
	       write_page(site, folder, "index.html", "Overview", overview, NULL, err) &&
	       write_page(site, folder, "threats.html", "Threats", list, &threats, err) &&
	       write_page(site, folder, "requirements.html", "Requirements", list, &requirements,
			  err) &&
	       write_page(site, folder, "coverage.html", "Coverage", coverage, NULL, err) &&
	       write_page(site, folder, "gap.html", "CRA", gap, NULL, err) &&
	       write_page(site, folder, "levels.html", "Security level", levels, NULL, err) &&
	       write_page(site, folder, "findings.html", "Findings", findings, NULL, err) &&
	       write_page(site, folder, "process.html", "Process", process, NULL, err) &&
	       write_items(site, folder, err);
}
