/* SPDX-License-Identifier: Apache-2.0 */
/*
 * json.c - JSON: jansson decides whether the text is JSON, a small scanner then builds the tree.
 *
 * jansson's own tree carries no positions. The scanner relies on what jansson has checked
 * (balance, strings, escapes, numbers, UTF-8), so it has no errors of its own but the limits.
 */
#include <jansson.h>

#include "format/build.h"
#include "format/input.h"

struct scan {
	struct tg_str text;
	size_t at;
	unsigned line, column; /* of `at` */
};

static char take(struct scan *scan)
{
	char c = scan->text.ptr[scan->at++];

	if (c == '\n') {
		scan->line++;
		scan->column = 1;
	} else if (((unsigned char)c & 0xc0) != 0x80) {
		scan->column++;
	}
	return c;
}

static unsigned take_hex(struct scan *scan)
{
	unsigned code = 0, i;

	for (i = 0; i < 4; i++) {
		char c = take(scan);

		code = code * 16 + (unsigned)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
	}
	return code;
}

static void take_escape(struct scan *scan, struct tg_buf *out)
{
	char c = take(scan);
	unsigned code;

	switch (c) {
	case 'b':
		tg_buf_putc(out, '\b');
		return;
	case 'f':
		tg_buf_putc(out, '\f');
		return;
	case 'n':
		tg_buf_putc(out, '\n');
		return;
	case 'r':
		tg_buf_putc(out, '\r');
		return;
	case 't':
		tg_buf_putc(out, '\t');
		return;
	case 'u':
		break;
	default:
		tg_buf_putc(out, c);
		return;
	}
	code = take_hex(scan);
	if (code >= 0xd800 && code <= 0xdbff) { /* jansson has checked the second half */
		scan->at += 2;
		scan->column += 2;
		code = 0x10000 + ((code - 0xd800) << 10) + (take_hex(scan) - 0xdc00);
	}
	tg_buf_utf8(out, code);
}

/* The opening quote is taken. */
static void take_string(struct scan *scan, struct tg_buf *out)
{
	tg_buf_clear(out);
	for (;;) {
		char c = take(scan);

		if (c == '"')
			return;
		if (c == '\\')
			take_escape(scan, out);
		else
			tg_buf_putc(out, c);
	}
}

static bool take_word(struct scan *scan, struct tg_build *build, struct tg_err *err)
{
	unsigned line = scan->line, column = scan->column;
	size_t start = scan->at;
	struct tg_str word;

	while (scan->at < scan->text.len && !strchr(" \t\r\n,:]}", scan->text.ptr[scan->at]))
		take(scan);
	word = tg_str_n(scan->text.ptr + start, scan->at - start);
	return tg_build_value(build, tg_str_is(word, "null") ? TG_VALUE_NULL : TG_VALUE_TEXT, word,
			      true, line, column, err);
}

static bool take_token(struct scan *scan, struct tg_build *build, struct tg_buf *string,
		       struct tg_err *err)
{
	unsigned line = scan->line, column = scan->column;
	char c = scan->text.ptr[scan->at];

	if (strchr(" \t\r\n,:", c)) {
		take(scan);
		return true;
	}
	if (c != '"' && c != '{' && c != '[' && c != '}' && c != ']')
		return take_word(scan, build, err);
	take(scan);
	if (c == '}' || c == ']') {
		tg_build_close(build);
		return true;
	}
	if (c != '"')
		return tg_build_value(build, c == '{' ? TG_VALUE_MAP : TG_VALUE_LIST, tg_str(""),
				      false, line, column, err);
	take_string(scan, string);
	if (tg_build_wants_key(build))
		return tg_build_key(build, tg_buf_view(string), line, column, err);
	return tg_build_value(build, TG_VALUE_TEXT, tg_buf_view(string), false, line, column, err);
}

static bool is_json(struct tg_str content, const char *file, struct tg_err *err)
{
	json_error_t problem;
	json_t *tree = json_loadb(content.ptr ? content.ptr : "", content.len,
				  JSON_DECODE_ANY | JSON_DECODE_INT_AS_REAL, &problem);

	if (!tree)
		return tg_input_fail_at(file, problem.line > 0 ? (size_t)problem.line : 1,
					problem.column > 0 ? (size_t)problem.column : 1, err,
					problem.text, "correct the JSON there or just before");
	json_decref(tree);
	return true;
}

/* @satisfies TG-FMT-1 */
const struct tg_value *tg_json_parse(struct tg_arena *arena, struct tg_str content,
				     const char *file, struct tg_err *err)
{
	struct tg_build build = {.arena = arena, .file = tg_arena_strdup(arena, file)};
	struct scan scan = {.line = 1, .column = 1};
	struct tg_buf string = {0};
	bool ok = tg_input_check(content, file, &scan.text, err) && is_json(scan.text, file, err);

	tg_buf_add(&string, "", 0);
	while (ok && scan.at < scan.text.len)
		ok = take_token(&scan, &build, &string, err);
	tg_buf_done(&string);
	tg_build_done(&build);
	return ok ? build.root : NULL;
}
