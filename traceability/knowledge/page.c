/* SPDX-License-Identifier: Apache-2.0 */
/*
 * page.c - see page.h.
 */
#include "knowledge/page.h"

#include "base/text.h"

enum { LEAST_WIDTH = 40, FIELD = 18 };

static unsigned columns_of(struct tg_str text)
{
	unsigned columns = 0;

	for (size_t at = 0; at < text.len; columns++)
		tg_utf8_next(text, &at);
	return columns;
}

static void blanks(struct tg_buf *out, unsigned count)
{
	while (count-- > 0)
		tg_buf_putc(out, ' ');
}

/* Takes the next word off `*rest`; any white space separates. */
static bool next_word(struct tg_str *rest, struct tg_str *ret_word)
{
	size_t n = 0;

	*rest = tg_str_trim(*rest);
	while (n < rest->len && !strchr(" \t\r\n", rest->ptr[n]))
		n++;
	*ret_word = tg_str_n(rest->ptr, n);
	*rest = tg_str_n(rest->ptr + n, rest->len - n);
	return n > 0;
}

/* Writes words from column `column` on; new lines begin at `indent`. Ends the line. */
static void flow(struct tg_page *page, unsigned column, unsigned indent, struct tg_str text)
{
	unsigned width = page->width < LEAST_WIDTH ? LEAST_WIDTH : page->width;
	struct tg_buf escaped = {0}, part = {0};
	struct tg_str word;
	bool begun = false;

	while (next_word(&text, &word)) {
		unsigned length;

		tg_buf_clear(&part);
		tg_buf_str(&part, word);
		for (size_t i = 0; i < part.len; i++)
			part.ptr[i] = part.ptr[i] == TG_PAGE_BLANK ? ' ' : part.ptr[i];
		tg_buf_clear(&escaped);
		tg_escape_terminal(&escaped, tg_buf_view(&part), false);
		length = columns_of(tg_buf_view(&escaped));
		if (begun && column + 1 + length > width) {
			tg_buf_putc(page->out, '\n');
			blanks(page->out, indent);
			column = indent;
			begun = false;
		}
		if (begun) {
			tg_buf_putc(page->out, ' ');
			column++;
		}
		tg_buf_str(page->out, tg_buf_view(&escaped));
		column += length;
		begun = true;
	}
	tg_buf_putc(page->out, '\n');
	tg_buf_done(&escaped);
	tg_buf_done(&part);
}

void tg_page_heading(struct tg_page *page, const char *text)
{
	if (page->out->len)
		tg_buf_putc(page->out, '\n');
	tg_page_text(page, 0, 0, tg_str(text));
}

void tg_page_text(struct tg_page *page, unsigned first, unsigned rest, struct tg_str text)
{
	blanks(page->out, first);
	flow(page, first, rest, text);
}

void tg_page_field(struct tg_page *page, const char *label, struct tg_str text)
{
	if (tg_str_trim(text).len)
		tg_page_row(page, 2, FIELD, label, text);
}

void tg_page_row(struct tg_page *page, unsigned indent, unsigned column, const char *id,
		 struct tg_str text)
{
	struct tg_buf escaped = {0};
	unsigned used;

	blanks(page->out, indent);
	tg_escape_terminal(&escaped, tg_str(id), false);
	tg_buf_str(page->out, tg_buf_view(&escaped));
	used = columns_of(tg_buf_view(&escaped));
	tg_buf_done(&escaped);
	if (!tg_str_trim(text).len) {
		tg_buf_putc(page->out, '\n');
		return;
	}
	blanks(page->out, used + 2 > column ? 2 : column - used);
	flow(page, indent + (used + 2 > column ? used + 2 : column), indent + column, text);
}

/* Lines up to the next empty one, list item, heading or fence make one paragraph. */
static bool begins_block(struct tg_str line)
{
	struct tg_str text = tg_str_trim(line);

	return !text.len || tg_str_starts(text, "```") || tg_str_starts(text, "- ") ||
	       tg_str_starts(text, "* ") || tg_str_starts(text, "#");
}

static void code_line(struct tg_page *page, unsigned indent, struct tg_str line)
{
	blanks(page->out, indent + 4);
	tg_escape_terminal(page->out, line, true);
	tg_buf_putc(page->out, '\n');
}

/* "```c bad" says what the example is: "bad:". */
static void opening_fence(struct tg_page *page, unsigned indent, struct tg_str line)
{
	struct tg_str info = tg_str_trim(line), language;

	if (!tg_str_split(&info, ' ', &language) || !tg_str_trim(info).len)
		return;
	blanks(page->out, indent + 2);
	tg_escape_terminal(page->out, tg_str_trim(info), false);
	tg_buf_puts(page->out, ":\n");
}

static void paragraph(struct tg_page *page, unsigned indent, struct tg_str line,
		      struct tg_str *rest)
{
	bool item = begins_block(line) && tg_str_trim(line).ptr[0] != '#';
	struct tg_str ahead = *rest, next;
	struct tg_buf text = {0};

	tg_buf_str(&text, line);
	while (tg_str_line(&ahead, &next) && !begins_block(next)) {
		tg_buf_putc(&text, ' ');
		tg_buf_str(&text, next);
		*rest = ahead;
	}
	tg_page_text(page, indent, indent + (item ? 2 : 0), tg_buf_view(&text));
	tg_buf_done(&text);
}

void tg_page_markdown(struct tg_page *page, unsigned indent, struct tg_str markdown)
{
	struct tg_str rest = markdown, line;
	bool code = false;

	while (tg_str_line(&rest, &line)) {
		if (tg_str_starts(tg_str_trim(line), "```")) {
			code = !code;
			if (code)
				opening_fence(page, indent, line);
		} else if (code)
			code_line(page, indent, line);
		else if (!tg_str_trim(line).len)
			tg_buf_putc(page->out, '\n');
		else
			paragraph(page, indent, line, &rest);
	}
}
