/* SPDX-License-Identifier: Apache-2.0 */
/*
 * page.h - plain text for people: paragraphs, fields and lists, wrapped to a width.
 *
 * All text passes through tg_escape_terminal(). A word longer than the line stands alone on it.
 */
#ifndef TG_KNOWLEDGE_PAGE_H
#define TG_KNOWLEDGE_PAGE_H

#include "base/str.h"

struct tg_page {
	struct tg_buf *out;
	unsigned width; /* columns; at least 40 are used */
};

/* A blank at which a line is never broken. */
#define TG_PAGE_BLANK '\x1f'

/* A line, and after it an empty one's worth of distance to what came before. */
void tg_page_heading(struct tg_page *page, const char *text);

/* `text` in one paragraph: its first line is indented by `first` columns, the others by `rest`. */
void tg_page_text(struct tg_page *page, unsigned first, unsigned rest, struct tg_str text);

/* "  label    text" with the text in a column of its own; nothing when the text is empty. */
void tg_page_field(struct tg_page *page, const char *label, struct tg_str text);

/* "  id    text" where the id may be longer than its column, which is `column` wide. */
void tg_page_row(struct tg_page *page, unsigned indent, unsigned column, const char *id,
		 struct tg_str text);

/* Markdown as people read it in a terminal: paragraphs and list items wrapped, code kept. */
void tg_page_markdown(struct tg_page *page, unsigned indent, struct tg_str markdown);

#endif
