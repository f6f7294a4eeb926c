/* SPDX-License-Identifier: Apache-2.0 */
#include "output/site_html.h"

#include <stdio.h>

#include "base/hash.h"
#include "base/text.h"

/* site/site.css and site/site.js, embedded at build time. */
extern const char tg_site_css[];
extern const unsigned long tg_site_css_size;
extern const char tg_site_js[];
extern const unsigned long tg_site_js_size;

void tg_html_raw(struct tg_html *page, const char *markup)
{
	tg_buf_puts(page->out, markup);
}

void tg_html_rawf(struct tg_html *page, const char *fmt, ...)
{
	char text[512];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	tg_buf_puts(page->out, text);
}

void tg_html_text(struct tg_html *page, const char *text)
{
	tg_escape_html(page->out, tg_str(text));
}

static void navigation(struct tg_html *page, const char *current)
{
	static const char *const places[][2] = {{"index.html", "Overview"},
						{"threats.html", "Threats"},
						{"requirements.html", "Requirements"},
						{"coverage.html", "Coverage"},
						{"gap.html", "CRA"},
						{"levels.html", "Security level"},
						{"findings.html", "Findings"},
						{"process.html", "Process"}};
	size_t i;

	tg_html_raw(page, "<header><nav><strong>");
	tg_html_text(page, page->site->product[0] ? page->site->product : "tracegate");
	tg_html_raw(page, " <span class=\"dim\">");
	tg_html_text(page, page->site->revision);
	tg_html_raw(page, "</span></strong>\n");
	for (i = 0; i < sizeof(places) / sizeof(*places); i++)
		tg_html_rawf(page, "<a href=\"%s\"%s>%s</a>\n", places[i][0],
			     strcmp(places[i][0], current) == 0 ? " aria-current=\"page\"" : "",
			     places[i][1]);
	tg_html_raw(page, "</nav></header>\n<main>\n");
}

/* @satisfies TG-OUT-2 -- no script runs but ours, named by its hash */
void tg_html_open(struct tg_html *page, const char *title, const char *current)
{
	struct tg_str css = tg_str_n(tg_site_css, tg_site_css_size);
	struct tg_str js = tg_str_n(tg_site_js, tg_site_js_size);
	char css_hash[TG_SHA256_BASE64], js_hash[TG_SHA256_BASE64];

	tg_html_raw(page,
		    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
	tg_html_rawf(page,
		     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
		     "style-src 'sha256-%s'; script-src 'sha256-%s'; base-uri 'none'; "
		     "form-action 'none'\">\n",
		     tg_sha256_base64(css, css_hash), tg_sha256_base64(js, js_hash));
	tg_html_raw(page, "<meta name=\"viewport\" content=\"width=device-width\">\n"
			  "<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
	tg_html_text(page, title);
	tg_html_raw(page, " - ");
	tg_html_text(page, page->site->product[0] ? page->site->product : "tracegate");
	tg_html_raw(page, "</title>\n<style>");
	tg_buf_str(page->out, css);
	tg_html_raw(page, "</style>\n</head>\n<body>\n");
	navigation(page, current);
}

void tg_html_close(struct tg_html *page)
{
	tg_html_raw(page, "</main>\n<footer>Made by tracegate ");
	tg_html_text(page, page->site->version);
	tg_html_raw(page, " from commit <code>");
	tg_html_text(page, page->site->commit);
	tg_html_raw(page, "</code> of ");
	tg_html_text(page, page->site->date);
	tg_html_raw(page, ". Titles and texts of clauses are paraphrases; the standards themselves "
			  "decide.</footer>\n<script>");
	tg_buf_add(page->out, tg_site_js, tg_site_js_size);
	tg_html_raw(page, "</script>\n</body>\n</html>\n");
}

void tg_html_verdict(struct tg_html *page, enum tg_verdict verdict)
{
	const char *name = tg_verdict_name(verdict);

	tg_html_rawf(page, "<span class=\"verdict v-%s\" title=\"", name);
	tg_html_text(page, tg_verdict_meaning(verdict));
	tg_html_rawf(page, "\">%s</span>", name);
}

void tg_html_name(struct tg_buf *out, const struct tg_item *item)
{
	const char *c;

	/* Every key gets a name of its own that any file system can hold. */
	tg_buf_printf(out, "%s-", tg_item_kind_name(item->kind));
	for (c = item->key; *c && out->len < 160; c++) {
		if ((*c >= '0' && *c <= '9') || (*c >= 'a' && *c <= 'z') ||
		    (*c >= 'A' && *c <= 'Z') || *c == '-' || *c == '.')
			tg_buf_putc(out, *c);
		else
			tg_buf_printf(out, "_%02x", (unsigned char)*c);
	}
	if (*c) {
		char hex[TG_HASH_HEX];

		tg_buf_printf(out, "-%s", tg_hash_hex(tg_hash_of(tg_str(item->key)), hex));
	}
	tg_buf_puts(out, ".html");
}

void tg_html_item(struct tg_html *page, const struct tg_item *item)
{
	struct tg_buf name = {0};

	tg_html_name(&name, item);
	tg_html_raw(page, "<a href=\"");
	tg_html_text(page, name.ptr);
	tg_html_raw(page, "\">");
	tg_html_text(page, item->key);
	tg_html_raw(page, "</a>");
	tg_buf_done(&name);
}

void tg_html_place(struct tg_html *page, const char *path, unsigned line)
{
	tg_html_raw(page, "<code>");
	tg_html_text(page, path);
	if (line)
		tg_html_rawf(page, ":%u", line);
	tg_html_raw(page, "</code>");
}

void tg_html_tools(struct tg_html *page)
{
	tg_html_raw(page, "<div class=\"tools\" hidden>\n<input type=\"search\" "
			  "placeholder=\"Filter by words\" aria-label=\"Filter by words\">\n");
}

void tg_html_tools_end(struct tg_html *page)
{
	tg_html_raw(page, "<output class=\"dim\"></output>\n</div>\n");
}

void tg_html_choice(struct tg_html *page, const char *name, const char *label,
		    const char *const *values, size_t count)
{
	size_t i;

	tg_html_rawf(page, "<select name=\"%s\" aria-label=\"%s\"><option value=\"\">%s</option>",
		     name, label, label);
	for (i = 0; i < count; i++) {
		tg_html_raw(page, "<option>");
		tg_html_text(page, values[i]);
		tg_html_raw(page, "</option>");
	}
	tg_html_raw(page, "</select>\n");
}
