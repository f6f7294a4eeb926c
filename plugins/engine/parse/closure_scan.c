/* SPDX-License-Identifier: Apache-2.0 */
/*
 * closure_scan.c - see closure_scan.h. A hostile file may spell a directive in any way that the
 * language knows: spliced lines, digraphs, comments between its words.
 */
#include "engine/parse/closure_scan.h"

#include "base/text.h"

#define TRIGRAPH \
	"?"      \
	"?"

struct scan {
	struct tg_str text;
	struct tg_asked asked;
	const struct tg_scan_sink *sink;
};

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '_';
}

static bool follows(const struct scan *scan, size_t at, const char *what)
{
	size_t length = strlen(what);

	return scan->text.len - at >= length && memcmp(scan->text.ptr + at, what, length) == 0;
}

/* Over blanks and comments of one logical line. */
static size_t skip(const struct scan *scan, size_t at)
{
	while (at < scan->text.len) {
		if (strchr(" \t\r\f\v", scan->text.ptr[at]) && scan->text.ptr[at]) {
			at++;
		} else if (follows(scan, at, "/*")) {
			at = tg_str_find(scan->text, at + 2, "*/");
			at = at < scan->text.len ? at + 2 : at;
		} else {
			break;
		}
	}
	return at;
}

/* A name in quotes or angle brackets at `at`; false when something else stands there. */
static bool take_name(struct scan *scan, size_t at)
{
	char close;
	size_t end;

	if (at >= scan->text.len || (scan->text.ptr[at] != '"' && scan->text.ptr[at] != '<'))
		return false;
	close = scan->text.ptr[at] == '<' ? '>' : '"';
	for (end = ++at; end < scan->text.len && scan->text.ptr[end] != close; end++)
		if (scan->text.ptr[end] == '\n')
			return false;
	if (end > at)
		scan->sink->on_name(scan->sink->user, tg_str_n(scan->text.ptr + at, end - at));
	return true;
}

/* What stands behind a '#' in any of its spellings. */
static void directive(struct scan *scan, size_t at)
{
	size_t end;

	at = end = skip(scan, at);
	while (end < scan->text.len && is_word(scan->text.ptr[end]))
		end++;
	if (follows(scan, at, "include") || follows(scan, at, "import"))
		scan->asked.computed |= !take_name(scan, skip(scan, end));
	else if (follows(scan, at, "embed"))
		scan->asked.unknown = true;
}

static void directives(struct scan *scan, const char *mark)
{
	const size_t length = strlen(mark);
	const char *end = scan->text.ptr + scan->text.len, *at = scan->text.ptr;

	while (at && at < end && (at = memmem(at, (size_t)(end - at), mark, length))) {
		at += length;
		directive(scan, (size_t)(at - scan->text.ptr));
	}
}

static void questions(struct scan *scan)
{
	static const char word[] = "__has_include";
	const char *end = scan->text.ptr + scan->text.len, *at = scan->text.ptr;

	while (at && at < end && (at = memmem(at, (size_t)(end - at), word, strlen(word)))) {
		size_t place;

		for (at += strlen(word); at < end && is_word(*at); at++)
			;
		place = skip(scan, (size_t)(at - scan->text.ptr));
		if (follows(scan, place, "(") && !take_name(scan, skip(scan, place + 1)))
			scan->asked.unknown = true;
	}
}

/* The text with its logical lines put together; `*spliced` holds it when there were any. */
static struct tg_str join_lines(struct tg_str content, struct tg_buf *spliced)
{
	const char *at = content.ptr, *end = content.ptr + content.len, *splice;

	if (!content.len || !memmem(at, content.len, "\\\n", 2))
		if (!content.len || !memmem(at, content.len, "\\\r\n", 3))
			return content;
	while ((splice = memchr(at, '\\', (size_t)(end - at)))) {
		size_t width = splice + 1 < end && splice[1] == '\n'                        ? 2
			       : splice + 2 < end && splice[1] == '\r' && splice[2] == '\n' ? 3
											    : 0;

		tg_buf_add(spliced, at, (size_t)(splice - at) + !width);
		at = splice + (width ? width : 1);
	}
	tg_buf_add(spliced, at, (size_t)(end - at));
	return tg_buf_view(spliced);
}

/* A suppression is in force through its last day: on the next one the result is another. */
static void days(const struct scan *scan)
{
	static const char word[] = "until=";
	const char *end = scan->text.ptr + scan->text.len, *at = scan->text.ptr;
	const size_t date = strlen("2026-11-21");
	int64_t day;

	if (!memmem(at, scan->text.len, "tracegate-allow", strlen("tracegate-allow")))
		return;
	while (at < end && (at = memmem(at, (size_t)(end - at), word, strlen(word)))) {
		at += strlen(word);
		if ((size_t)(end - at) >= date && tg_date_parse(tg_str_n(at, date), &day))
			scan->sink->on_day(scan->sink->user, day);
	}
}

struct tg_asked tg_closure_scan(struct tg_str content, const struct tg_scan_sink *sink)
{
	struct tg_buf spliced = {0};
	struct scan scan = {.sink = sink};

	scan.text = join_lines(content, &spliced);
	if (scan.text.len) {
		directives(&scan, "#");
		directives(&scan, "%:");
		directives(&scan, TRIGRAPH "=");
		questions(&scan);
		days(&scan);
		/* A spliced line of trigraphs: nobody writes that in good faith. */
		scan.asked.unknown |=
			memmem(scan.text.ptr, scan.text.len, TRIGRAPH "/\n", 4) != NULL;
	}
	tg_buf_done(&spliced);
	return scan.asked;
}
