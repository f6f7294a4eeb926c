/* SPDX-License-Identifier: Apache-2.0 */
#include "evidence/repair.h"

#include <strings.h>

struct repair {
	struct tg_str text;
	size_t at;
	bool utf8;  /* the encoding is UTF-8 */
	bool cdata; /* inside <![CDATA[ ... ]]> */
	struct tg_buf *out;
	size_t changes;
};

static bool stands(const struct repair *repair, size_t at, const char *what)
{
	size_t length = strlen(what);

	return repair->text.len - at >= length && memcmp(repair->text.ptr + at, what, length) == 0;
}

static void change(struct repair *repair, size_t length, const char *text)
{
	tg_buf_puts(repair->out, text);
	repair->at += length;
	repair->changes++;
}

static void copy(struct repair *repair, size_t length)
{
	tg_buf_add(repair->out, repair->text.ptr + repair->at, length);
	repair->at += length;
}

/* The encoding is UTF-8 unless the declaration in the first line says otherwise. */
static bool is_utf8(struct tg_str text)
{
	size_t at, end = tg_str_find(text, 0, "?>");

	text.len = end < 200 ? end : 0;
	at = tg_str_find(text, 0, "encoding=");
	return at + 15 > text.len || strncasecmp(text.ptr + at + 10, "utf-8", 5) == 0;
}

/* A section ends where its parent's end tag, another section or a comment follows. */
static bool ends_section(const struct repair *repair)
{
	size_t next = repair->at + 3;

	while (next < repair->text.len && strchr(" \t\r\n", repair->text.ptr[next]))
		next++;
	return stands(repair, next, "</") || stands(repair, next, "<!");
}

static void bracket(struct repair *repair)
{
	if (!stands(repair, repair->at, "]]>")) {
		copy(repair, 1);
	} else if (!repair->cdata) {
		change(repair, 3, "]]&gt;");
	} else if (ends_section(repair)) {
		repair->cdata = false;
		copy(repair, 3);
	} else {
		change(repair, 3, "]]]]><![CDATA[>");
	}
}

/* A reference such as `&#27;` to a character that XML cannot carry. */
static void ampersand(struct repair *repair)
{
	size_t at = repair->at + 2, end;
	unsigned long code = 0;
	bool hex = stands(repair, repair->at, "&#x");

	if (repair->cdata || !stands(repair, repair->at, "&#")) {
		copy(repair, 1);
		return;
	}
	for (end = at += hex; end < repair->text.len && end < at + 8; end++) {
		char c = repair->text.ptr[end];

		if (c >= '0' && c <= '9')
			code = code * (hex ? 16 : 10) + (unsigned long)(c - '0');
		else if (hex && (c | 0x20) >= 'a' && (c | 0x20) <= 'f')
			code = code * 16 + (unsigned long)((c | 0x20) - 'a' + 10);
		else
			break;
	}
	if (end > at && end < repair->text.len && repair->text.ptr[end] == ';' &&
	    ((code < 0x20 && code != '\t' && code != '\n' && code != '\r') ||
	     (code >= 0xd800 && code <= 0xdfff) || code == 0xfffe || code == 0xffff ||
	     code > 0x10ffff))
		change(repair, end + 1 - repair->at, "?");
	else
		copy(repair, 1);
}

static void other(struct repair *repair)
{
	unsigned char c = (unsigned char)repair->text.ptr[repair->at];
	size_t next = repair->at;
	uint32_t code;

	if (c < 0x20 && c != '\t' && c != '\n' && c != '\r') {
		change(repair, 1, "?");
	} else if (c < 0x80 || !repair->utf8) {
		copy(repair, 1);
	} else {
		code = tg_utf8_next(repair->text, &next);
		if ((code == 0xfffd && next == repair->at + 1) || code == 0xfffe || code == 0xffff)
			change(repair, next - repair->at, "?");
		else
			copy(repair, next - repair->at);
	}
}

size_t tg_junit_repair(struct tg_str content, struct tg_buf *out)
{
	struct repair repair = {.text = content, .utf8 = is_utf8(content), .out = out};

	if (content.len >= 2 &&
	    (!content.ptr[0] || !content.ptr[1] || (unsigned char)content.ptr[0] >= 0xfe))
		return 0;
	while (repair.at < content.len) {
		char c = content.ptr[repair.at];

		if (c == ']') {
			bracket(&repair);
		} else if (c == '&') {
			ampersand(&repair);
		} else if (c == '<' && !repair.cdata && stands(&repair, repair.at, "<![CDATA[")) {
			repair.cdata = true;
			copy(&repair, 9);
		} else {
			other(&repair);
		}
	}
	return repair.changes;
}
