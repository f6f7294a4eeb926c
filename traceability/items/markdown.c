/* SPDX-License-Identifier: Apache-2.0 */
#include "items/markdown.h"

/* Text that is indented further than this is a block of code, unless it continues something. */
enum { CODE_INDENT = 4 };

static struct tg_str skip(struct tg_str text, size_t count)
{
	return tg_str_n(text.ptr + count, text.len - count);
}

static size_t run_of(struct tg_str text, char c)
{
	size_t length = 0;

	while (length < text.len && text.ptr[length] == c)
		length++;
	return length;
}

static unsigned take_indent(struct tg_str *text)
{
	unsigned indent = 0;

	for (; text->len && (text->ptr[0] == ' ' || text->ptr[0] == '\t'); *text = skip(*text, 1))
		indent = text->ptr[0] == ' ' ? indent + 1 : (indent / 4 + 1) * 4;
	return indent;
}

/* Opens, continues or closes a block of code between fences; true when the line belongs to one. */
static bool is_fenced(struct tg_markdown *markdown, const struct tg_markdown_line *line)
{
	char mark = line->text.len ? line->text.ptr[0] : '\0';
	size_t length = mark == '`' || mark == '~' ? run_of(line->text, mark) : 0;
	struct tg_str behind = skip(line->text, length);

	if (markdown->fence) {
		if (mark == markdown->fence && length >= markdown->fence_length &&
		    line->indent < CODE_INDENT && !tg_str_trim(behind).len)
			markdown->fence = '\0';
		return true;
	}
	if (length < 3 || line->indent >= CODE_INDENT ||
	    (mark == '`' && memchr(behind.ptr, '`', behind.len)))
		return false;
	markdown->fence = mark;
	markdown->fence_length = length;
	return true;
}

static bool is_comment(struct tg_markdown *markdown, struct tg_str text)
{
	bool inside = markdown->comment;

	if (!inside && !tg_str_starts(text, "<!--"))
		return false;
	markdown->comment = tg_str_find(text, inside ? 0 : 4, "-->") == text.len;
	return true;
}

/* A run of one of `marks`, and blanks: an underline, or a rule across the page. */
static bool is_ruled(struct tg_str text, const char *marks, size_t least)
{
	size_t count = 0, i;

	if (!text.len || !strchr(marks, text.ptr[0]))
		return false;
	for (i = 0; i < text.len; i++) {
		if (text.ptr[i] == text.ptr[0])
			count++;
		else if (text.ptr[i] != ' ' && text.ptr[i] != '\t')
			return false;
	}
	return count >= least;
}

/* Takes `#`s off a heading; false when it is none. */
static bool take_heading(struct tg_str *text)
{
	size_t level = run_of(*text, '#'), end;
	struct tg_str rest;

	if (level < 1 || level > 6 ||
	    (level < text->len && text->ptr[level] != ' ' && text->ptr[level] != '\t'))
		return false;
	rest = tg_str_trim(skip(*text, level));
	for (end = rest.len; end && rest.ptr[end - 1] == '#'; end--)
		;
	if (end < rest.len && (!end || rest.ptr[end - 1] == ' '))
		rest = tg_str_trim(tg_str_n(rest.ptr, end));
	*text = rest;
	return true;
}

/* Takes `- `, `* `, `+ ` or `12. ` off an entry of a list; false when it is none. */
static bool take_bullet(struct tg_str *text)
{
	size_t length = 0;

	if (text->len && strchr("-*+", text->ptr[0])) {
		length = 1;
	} else {
		while (length < text->len && length < 9 && text->ptr[length] >= '0' &&
		       text->ptr[length] <= '9')
			length++;
		if (!length || length == text->len || !strchr(".)", text->ptr[length]))
			return false;
		length++;
	}
	if (length < text->len && text->ptr[length] != ' ' && text->ptr[length] != '\t')
		return false;
	*text = tg_str_trim(skip(*text, length));
	return true;
}

/* Takes the line under a heading, if that is what comes next. */
static bool take_underline(struct tg_markdown *markdown)
{
	struct tg_str rest = markdown->rest, line;

	if (markdown->text_before || !tg_str_line(&rest, &line) ||
	    take_indent(&line) >= CODE_INDENT)
		return false;
	line = tg_str_trim(line);
	if (!is_ruled(line, markdown->rst ? "=-~^\"'`:._*+#<>" : "=-", 2) ||
	    memchr(line.ptr, ' ', line.len))
		return false;
	markdown->rest = rest;
	markdown->number++;
	return true;
}

/* In reStructuredText: a remark, a target or a directive, up to the next line at the margin. */
static bool is_directive(struct tg_markdown *markdown, const struct tg_markdown_line *line)
{
	if (tg_str_is(line->text, "..") || tg_str_starts(line->text, ".. "))
		markdown->directive = true;
	else if (line->text.len && !line->indent)
		markdown->directive = false;
	return markdown->directive;
}

static enum tg_markdown_kind classify_rst(struct tg_markdown *markdown,
					  struct tg_markdown_line *line)
{
	if (is_directive(markdown, line))
		return TG_MARKDOWN_COMMENT;
	if (!line->text.len)
		return TG_MARKDOWN_BLANK;
	if (take_bullet(&line->text))
		return TG_MARKDOWN_ENTRY;
	if (line->indent >= CODE_INDENT || is_ruled(line->text, "=-~^\"'`:._*+#", 4))
		return TG_MARKDOWN_CODE;
	return take_underline(markdown) ? TG_MARKDOWN_HEADING : TG_MARKDOWN_TEXT;
}

static enum tg_markdown_kind classify(struct tg_markdown *markdown, struct tg_markdown_line *line)
{
	if (!markdown->fence && is_comment(markdown, line->text))
		return TG_MARKDOWN_COMMENT;
	if (is_fenced(markdown, line))
		return TG_MARKDOWN_CODE;
	if (!line->text.len)
		return TG_MARKDOWN_BLANK;
	if (line->indent >= CODE_INDENT)
		return take_bullet(&line->text) ? TG_MARKDOWN_ENTRY : TG_MARKDOWN_CODE;
	if (is_ruled(line->text, "-*_", 3))
		return TG_MARKDOWN_CODE;
	if (take_heading(&line->text))
		return TG_MARKDOWN_HEADING;
	if (take_bullet(&line->text))
		return TG_MARKDOWN_ENTRY;
	return take_underline(markdown) ? TG_MARKDOWN_HEADING : TG_MARKDOWN_TEXT;
}

bool tg_markdown_next(struct tg_markdown *markdown, struct tg_markdown_line *ret_line)
{
	struct tg_markdown_line *line = ret_line;

	*line = (struct tg_markdown_line){0};
	if (!tg_str_line(&markdown->rest, &line->raw))
		return false;
	line->number = ++markdown->number;
	line->text = line->raw;
	line->indent = take_indent(&line->text);
	line->text = tg_str_trim(line->text);
	line->kind = markdown->rst ? classify_rst(markdown, line) : classify(markdown, line);
	markdown->text_before = line->kind == TG_MARKDOWN_TEXT;
	return true;
}
