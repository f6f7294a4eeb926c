/* SPDX-License-Identifier: Apache-2.0 */
/*
 * findings_text - findings for people: place, severity, message, the source line with carets,
 * what it serves, and what else explains it.
 */
#include "base/text.h"
#include "output/findings_formats.h"
#include "output/source.h"
#include "output/style.h"

enum { EXCERPT_WIDTH = 160 };

static const enum tg_style severity_style[] = {TG_CYAN, TG_YELLOW, TG_RED};

/* Appends a source line and returns the width of its first `column` - 1 bytes as shown. */
static size_t show_line(struct tg_buf *out, struct tg_str line, unsigned column)
{
	size_t at = 0, width = 0, before = 0;
	struct tg_buf shown = {0};

	while (at < line.len && width < EXCERPT_WIDTH) {
		size_t from = at;

		if (from + 1 <= (size_t)column)
			before = width;
		tg_buf_clear(&shown);
		if (line.ptr[at] == '\t') {
			at++;
			do {
				tg_buf_putc(&shown, ' ');
				width++;
			} while (width % 8);
		} else {
			tg_utf8_next(line, &at);
			tg_escape_terminal(&shown, tg_str_n(line.ptr + from, at - from), false);
			width += shown.len > at - from ? shown.len : 1;
		}
		tg_buf_str(out, tg_buf_view(&shown));
	}
	if (at < line.len)
		tg_buf_puts(out, " ...");
	if ((size_t)column > line.len)
		before = width;
	tg_buf_done(&shown);
	return before;
}

static void excerpt(struct tg_buf *out, struct tg_sources *sources, const char *path,
		    const struct tg_range *range, bool color)
{
	struct tg_str line;
	struct tg_buf text = {0};
	size_t before, length = 1;

	if (!tg_source_line(sources, path, range->line, &line))
		return;
	before = show_line(&text, line, range->column);
	tg_buf_printf(out, "%6u | ", range->line);
	tg_buf_str(out, tg_buf_view(&text));
	tg_buf_puts(out, "\n       | ");
	if (before < EXCERPT_WIDTH) {
		if (range->end_line == range->line && range->end_column > range->column)
			length = range->end_column - range->column;
		else if (range->end_line > range->line && line.len > range->column)
			length = line.len - range->column + 1;
		if (length > EXCERPT_WIDTH - before)
			length = EXCERPT_WIDTH - before;
		tg_buf_clear(&text);
		tg_buf_putc(&text, '^');
		while (--length)
			tg_buf_putc(&text, '~');
		while (before--)
			tg_buf_putc(out, ' ');
		tg_styled(out, color, TG_GREEN, text.ptr);
	}
	tg_buf_putc(out, '\n');
	tg_buf_done(&text);
}

static void place(struct tg_buf *out, const char *path, const struct tg_range *range, bool color)
{
	struct tg_buf text = {0};

	tg_buf_printf(&text, "%s:%u:%u:", path, range->line, range->column);
	tg_styled(out, color, TG_BOLD, text.ptr);
	tg_buf_putc(out, ' ');
	tg_buf_done(&text);
}

static void serves(struct tg_buf *out, const struct tg_card *card)
{
	size_t i;

	if (!card || (!card->requirements.count && !card->cwe.count))
		return;
	tg_buf_puts(out, "       = serves");
	for (i = 0; i < card->requirements.count; i++)
		tg_buf_printf(out, "%s %s", i ? "," : "", card->requirements.at[i]);
	for (i = 0; i < card->cwe.count; i++)
		tg_buf_printf(out, "%s CWE-%s", i || card->requirements.count ? "," : "",
			      card->cwe.at[i]);
	tg_buf_putc(out, '\n');
}

static void finding(struct tg_buf *out, const struct tg_findings_report *report, size_t i,
		    struct tg_sources *sources)
{
	const struct tg_finding *f = &report->findings[i];
	bool color = report->color;
	size_t s;

	place(out, f->path, &f->range, color);
	tg_styled(out, color, severity_style[f->severity], tg_severity_name(f->severity));
	tg_buf_puts(out, ": ");
	tg_styled(out, color, TG_PLAIN, f->message);
	tg_buf_puts(out, " [");
	tg_styled(out, color, TG_DIM, f->rule);
	tg_buf_putc(out, ']');
	if (report->is_new && !report->is_new[i])
		tg_buf_puts(out, " (known)");
	if (f->state == TG_FINDING_SUPPRESSED) {
		tg_buf_puts(out, " (suppressed: ");
		tg_styled(out, color, TG_PLAIN, f->reason);
		tg_buf_putc(out, ')');
	}
	tg_buf_putc(out, '\n');
	excerpt(out, sources, f->path, &f->range, color);
	if (f->macro[0]) {
		tg_buf_puts(out, "       = from macro '");
		tg_styled(out, color, TG_PLAIN, f->macro);
		tg_buf_puts(out, "'\n");
	}
	serves(out, tg_card_find(report->cards, f->rule));
	for (s = 0; s < f->step_count; s++) {
		tg_buf_printf(out, "  step %zu: ", s + 1);
		place(out, f->steps[s].path, &f->steps[s].range, color);
		tg_styled(out, color, TG_PLAIN, f->steps[s].message);
		tg_buf_putc(out, '\n');
		excerpt(out, sources, f->steps[s].path, &f->steps[s].range, color);
	}
	for (s = 0; s < f->fix_count; s++) {
		tg_buf_puts(out, "       = fix: replace with '");
		tg_styled(out, color, TG_GREEN, f->fixes[s].text);
		tg_buf_puts(out, "'\n");
	}
	tg_buf_putc(out, '\n');
}

static void incomplete(struct tg_buf *out, const struct tg_findings_report *report)
{
	size_t i;

	for (i = 0; i < report->incomplete_count; i++) {
		const struct tg_incomplete *unit = &report->incomplete[i];

		tg_styled(out, report->color, TG_BOLD, unit->path);
		tg_buf_puts(out, ": ");
		tg_styled(out, report->color, TG_MAGENTA, "incomplete");
		tg_buf_printf(out, " (%s): ", tg_unit_status_name(unit->status));
		tg_styled(out, report->color, TG_PLAIN, unit->detail);
		tg_buf_putc(out, '\n');
	}
}

void tg_findings_text(struct tg_buf *out, const struct tg_findings_report *report)
{
	struct tg_sources sources = {.root = report->root};
	size_t i;

	for (i = 0; i < report->count; i++)
		if (tg_findings_shown(report, i))
			finding(out, report, i, &sources);
	incomplete(out, report);
	tg_sources_done(&sources);
}
