/* SPDX-License-Identifier: Apache-2.0 */
#include "output/rules_site.h"

#include "base/file.h"
#include "base/text.h"

static const char style[] =
	"body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;"
	"color:#222;background:#fff}pre,code{font-family:ui-monospace,monospace;background:#f3f3f3}"
	"pre{padding:.7rem;overflow:auto;border-left:4px solid #999}pre.bad{border-color:#b00020}"
	"pre.good{border-color:#1b7a3d}th,td{text-align:left;padding:.2rem .8rem .2rem 0;"
	"vertical-align:top}h1,h2{line-height:1.2}.index{width:100%;table-layout:fixed;"
	"border-collapse:collapse}.index td{border-bottom:1px solid #8884;overflow-wrap:anywhere}"
	".index td:nth-child(1){width:5rem}.index td:nth-child(2){width:17rem}"
	".index "
	"td:nth-child(4){width:4.5rem;color:#777}.error{color:#b00020}.warning{color:#9a5b00}"
	"th{white-space:nowrap;font-weight:600}"
	"@media(prefers-color-scheme:dark){body{color:#ddd;background:#181818}"
	"pre,code{background:#262626}a{color:#8ab4f8}}";

static void begin(struct tg_buf *out, const char *title)
{
	tg_buf_puts(out, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
			 "<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
	tg_escape_html(out, tg_str(title));
	tg_buf_printf(out, "</title>\n<style>%s</style>\n</head>\n<body>\n", style);
}

/* Text with `code` in it. */
static void put_inline(struct tg_buf *out, struct tg_str text)
{
	struct tg_str part;
	bool code = false;

	while (tg_str_split(&text, '`', &part)) {
		tg_buf_puts(out, code ? "<code>" : "");
		tg_escape_html(out, part);
		tg_buf_puts(out, code ? "</code>" : "");
		code = !code;
	}
}

/* The Markdown that cards are made of: headings, paragraphs and fenced code. */
static void put_body(struct tg_buf *out, struct tg_str body)
{
	struct tg_str line;
	bool fenced = false, paragraph = false;

	while (tg_str_line(&body, &line)) {
		bool fence = tg_str_starts(line, "```");
		bool heading = !fenced && tg_str_starts(line, "## ");

		if (paragraph && !fenced && (fence || heading || !line.len)) {
			tg_buf_puts(out, "</p>\n");
			paragraph = false;
		}
		if (fence) {
			tg_buf_puts(out, fenced                        ? "</code></pre>\n"
					 : tg_str_is(line, "```c bad") ? "<pre class=\"bad\"><code>"
					 : tg_str_is(line, "```c good")
						 ? "<pre class=\"good\"><code>"
						 : "<pre><code>");
			fenced = !fenced;
		} else if (fenced) {
			tg_escape_html(out, line);
			tg_buf_putc(out, '\n');
		} else if (heading) {
			tg_buf_puts(out, "<h2>");
			put_inline(out, tg_str_n(line.ptr + 3, line.len - 3));
			tg_buf_puts(out, "</h2>\n");
		} else if (line.len) {
			tg_buf_puts(out, paragraph ? "\n" : "<p>");
			put_inline(out, line);
			paragraph = true;
		}
	}
	tg_buf_puts(out, paragraph ? "</p>\n" : fenced ? "</code></pre>\n" : "");
}

static void put_words(struct tg_buf *out, const char *label, const char *prefix,
		      const struct tg_words *words)
{
	size_t i;

	if (!words->count)
		return;
	tg_buf_printf(out, "<tr><th>%s</th><td>", label);
	for (i = 0; i < words->count; i++) {
		tg_buf_printf(out, "%s%s", i ? ", " : "", prefix);
		tg_escape_html(out, tg_str(words->at[i]));
	}
	tg_buf_puts(out, "</td></tr>\n");
}

static void put_card(struct tg_buf *out, const struct tg_card *card,
		     const struct tg_membership *membership)
{
	struct tg_buf where = {0};

	begin(out, card->id);
	tg_buf_puts(out, "<p><a href=\"../index.html\">all rules</a></p>\n<h1>");
	tg_escape_html(out, tg_str(card->title));
	tg_buf_puts(out, "</h1>\n<table>\n<tr><th>rule</th><td><code>");
	tg_escape_html(out, tg_str(card->id));
	tg_buf_printf(out,
		      "</code>%s</td></tr>\n<tr><th>severity</th><td>%s</td></tr>\n"
		      "<tr><th>confidence</th><td>%s</td></tr>\n",
		      card->own ? " (of this project)" : "", tg_severity_name(card->severity),
		      tg_confidence_name(card->confidence));
	tg_membership_text(membership, &where);
	tg_buf_puts(out, "<tr><th>runs</th><td>");
	tg_escape_html(out, tg_buf_view(&where));
	tg_buf_puts(out, "</td></tr>\n");
	tg_buf_done(&where);
	put_words(out, "serves", "", &card->requirements);
	put_words(out, "weaknesses", "CWE-", &card->cwe);
	put_words(out, "CERT C", "", &card->cert);
	put_words(out, "MISRA C:2012", "", &card->misra);
	tg_buf_puts(out, "</table>\n");
	put_body(out, card->body);
	tg_buf_puts(out, "</body>\n</html>\n");
}

static void put_row(struct tg_buf *out, const struct tg_card *card, bool in_default)
{
	const char *severity = tg_severity_name(card->severity);

	tg_buf_printf(out, "<tr><td class=\"%s\">%s</td><td><a href=\"", severity, severity);
	tg_escape_uri(out, tg_str(card->id));
	tg_buf_puts(out, ".html\">");
	tg_escape_html(out, tg_str(card->id));
	tg_buf_puts(out, "</a></td><td>");
	put_inline(out, tg_str(card->title));
	tg_buf_printf(out, "</td><td>%s</td></tr>\n",
		      card->own    ? "project"
		      : in_default ? "default"
				   : "");
}

static void put_index(struct tg_buf *out, struct tg_arena *arena, const struct tg_cards *cards,
		      const struct tg_rule_profiles *profiles)
{
	const char *pack = "";
	size_t i;

	begin(out, "Rules of tracegate");
	tg_buf_printf(out,
		      "<h1>Rules</h1>\n<p>%zu cards; those marked <em>default</em> run unless "
		      "another profile is asked for.</p>\n",
		      cards->count);
	for (i = 0; i < cards->count; i++) {
		const struct tg_card *card = &cards->at[i];

		if (strcmp(pack, card->pack) != 0) {
			tg_buf_printf(out, "%s<h2>", *pack ? "</table>\n" : "");
			tg_escape_html(out, tg_str(card->pack));
			tg_buf_puts(out, "</h2>\n<table class=\"index\">\n");
			pack = card->pack;
		}
		put_row(out, card, tg_rule_profiles_of(arena, profiles, card).in_default);
	}
	tg_buf_printf(out, "%s</body>\n</html>\n", *pack ? "</table>\n" : "");
}

bool tg_rules_site(const struct tg_cards *cards, const struct tg_rule_profiles *profiles,
		   const char *folder, struct tg_err *err)
{
	struct tg_arena arena = {0};
	struct tg_buf page = {0}, path = {0};
	bool ok = tg_dir_make(folder, err);
	size_t i;

	tg_buf_printf(&path, "%s/index.html", folder);
	put_index(&page, &arena, cards, profiles);
	ok = ok && tg_file_write(path.ptr, tg_buf_view(&page), err);
	for (i = 0; ok && i < cards->count; i++) {
		const struct tg_card *card = &cards->at[i];
		struct tg_membership membership;

		tg_buf_clear(&page);
		membership = tg_rule_profiles_of(&arena, profiles, card);
		put_card(&page, card, &membership);
		tg_buf_clear(&path);
		tg_buf_printf(&path, "%s/%s", folder, card->pack);
		ok = tg_dir_make(path.ptr, err);
		tg_buf_clear(&path);
		tg_buf_printf(&path, "%s/%s.html", folder, card->id);
		ok = ok && tg_file_write(path.ptr, tg_buf_view(&page), err);
	}
	tg_buf_done(&page);
	tg_buf_done(&path);
	tg_arena_done(&arena);
	return ok;
}
