/* SPDX-License-Identifier: Apache-2.0 */
/*
 * markdown.h - Markdown line by line, with as much structure as specification items need: what is
 * a heading, an entry of a list, plain text, and what is code or a comment and therefore none of
 * these. Takes time linear in the text, which the parsers of whole Markdown do not promise.
 */
#ifndef TG_ITEMS_MARKDOWN_H
#define TG_ITEMS_MARKDOWN_H

#include "base/str.h"

enum tg_markdown_kind {
	TG_MARKDOWN_BLANK = 0,
	TG_MARKDOWN_TEXT,
	TG_MARKDOWN_HEADING, /* `text` is what it says; its underline counts to it */
	TG_MARKDOWN_ENTRY,   /* of a list; `text` is without its bullet */
	TG_MARKDOWN_CODE,    /* of a block of code, or a rule across the page */
	TG_MARKDOWN_COMMENT, /* nothing a reader sees */
};

struct tg_markdown_line {
	enum tg_markdown_kind kind;
	struct tg_str text; /* without indentation and marks */
	struct tg_str raw;  /* the line as it stands, without its end */
	unsigned indent;    /* columns before the text; a tab goes to the next multiple of four */
	unsigned number;    /* from 1 */
};

/* A text that is being read. Set `rest`; zero the others. */
struct tg_markdown {
	struct tg_str rest;
	unsigned number;
	char fence;          /* the character of an open block of code, or NUL */
	size_t fence_length; /* of the characters that opened it */
	bool comment;        /* inside <!-- --> */
	bool text_before;    /* the line before was text, which this one goes on with */
	bool rst;       /* reStructuredText: other underlines, no fences, `..` begins a remark */
	bool directive; /* inside of what `..` began: what follows is indented */
};

/* The next line; false at the end. */
bool tg_markdown_next(struct tg_markdown *markdown, struct tg_markdown_line *ret_line);

#endif
