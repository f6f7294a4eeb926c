/* SPDX-License-Identifier: Apache-2.0 */
#include "base/json.h"

#include <assert.h>
#include <stdio.h>

/* Where the next line begins: a line end and the blanks of its depth, at `at`. */
static char *line_break(const struct tg_json *json, char *at)
{
	size_t blanks = (size_t)json->depth * json->indent;

	*at = '\n';
	memset(at + 1, ' ', blanks);
	return at + 1 + blanks;
}

/* What separate() needs at most. */
static size_t separator(const struct tg_json *json)
{
	return 2 + (size_t)json->depth * json->indent;
}

/* What has to stand before an element, at `at`: a comma, a line break, or nothing after a key. */
static char *separate_at(struct tg_json *json, char *at)
{
	if (json->after_key) {
		json->after_key = false;
		return at;
	}
	if (json->depth == 0)
		return at;
	if (json->filled[json->depth - 1])
		*at++ = ',';
	json->filled[json->depth - 1] = true;
	return json->indent ? line_break(json, at) : at;
}

static void separate(struct tg_json *json)
{
	char *begin = tg_buf_room(json->out, separator(json));

	json->out->len += (size_t)(separate_at(json, begin) - begin);
	tg_buf_end(json->out);
}

void tg_json_open(struct tg_json *json, char bracket)
{
	assert(json->depth < TG_JSON_DEPTH);
	separate(json);
	tg_buf_putc(json->out, bracket);
	json->filled[json->depth++] = false;
}

void tg_json_close(struct tg_json *json, char bracket)
{
	bool filled;

	assert(json->depth > 0);
	filled = json->filled[--json->depth];
	if (filled && json->indent) {
		char *begin = tg_buf_room(json->out, 1 + (size_t)json->depth * json->indent);

		json->out->len += (size_t)(line_break(json, begin) - begin);
	}
	tg_buf_putc(json->out, bracket);
}

/* Of eight characters the high bit of each that may have to be written otherwise, and of some
 * behind the first such one. */
static uint64_t not_plain(uint64_t word)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), high = ones << 7;
	uint64_t quote = word ^ ones * '"', slash = word ^ ones * '\\', del = word ^ ones * 0x7f;

	return ((word - ones * 0x20) | (quote - ones) | (slash - ones) | (del - ones) | word) &
	       high;
}

/* Where the first character stands that may have to be written otherwise. */
static size_t skip_plain(struct tg_str text, size_t at)
{
	uint64_t word;

	while (text.len - at >= sizeof(word)) {
		memcpy(&word, text.ptr + at, sizeof(word));
		if (not_plain(word))
			break;
		at += sizeof(word);
	}
	while (at < text.len && text.ptr[at] >= 0x20 && text.ptr[at] < 0x7f &&
	       text.ptr[at] != '"' && text.ptr[at] != '\\')
		at++;
	return at;
}

/* What is left of a text from a character on that may have to be written otherwise. */
static void quoted_rest(struct tg_buf *out, struct tg_str text, size_t at)
{
	while (at < text.len) {
		uint32_t code = tg_utf8_next(text, &at);
		size_t plain;

		if (code == '"' || code == '\\')
			tg_buf_printf(out, "\\%c", (char)code);
		else if (code == '\n')
			tg_buf_puts(out, "\\n");
		else if (code == '\t')
			tg_buf_puts(out, "\\t");
		else if (code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x2028 ||
			 code == 0x2029)
			tg_buf_printf(out, "\\u%04x", (unsigned)code);
		else
			tg_buf_utf8(out, code);
		plain = skip_plain(text, at);
		tg_buf_add(out, text.ptr + at, plain - at);
		at = plain;
	}
}

/* Copies four to seven characters as their first four and their last four; false when one of them
 * may have to be written otherwise. */
static bool copy_short(char *to, struct tg_str text)
{
	uint32_t first, last;

	memcpy(&first, text.ptr, sizeof(first));
	memcpy(&last, text.ptr + text.len - sizeof(last), sizeof(last));
	if (not_plain(first | (uint64_t)last << 32))
		return false;
	memcpy(to, &first, sizeof(first));
	memcpy(to + text.len - sizeof(last), &last, sizeof(last));
	return true;
}

/* The characters up to the first that may have to be written otherwise go to `to`, where there is
 * room for all; returns how many they are. */
static size_t copy_plain(char *to, struct tg_str text)
{
	uint64_t word;
	size_t at = 0;

	if (text.len >= 4 && text.len < sizeof(word) && copy_short(to, text))
		return text.len;
	for (; text.len - at >= sizeof(word); at += sizeof(word)) {
		memcpy(&word, text.ptr + at, sizeof(word));
		if (not_plain(word))
			break;
		memcpy(to + at, &word, sizeof(word));
	}
	if (text.len >= sizeof(word) && text.len - at < sizeof(word)) {
		memcpy(&word, text.ptr + text.len - sizeof(word), sizeof(word));
		if (!not_plain(word)) {
			memcpy(to + text.len - sizeof(word), &word, sizeof(word));
			return text.len;
		}
	}
	for (; at < text.len && text.ptr[at] >= 0x20 && text.ptr[at] < 0x7f &&
	       text.ptr[at] != '"' && text.ptr[at] != '\\';
	     at++)
		to[at] = text.ptr[at];
	return at;
}

/* An element in quotes, and what stands behind it: all in one piece where it is plain. */
static void quoted(struct tg_json *json, struct tg_str text, struct tg_str behind)
{
	struct tg_buf *out = json->out;
	char *begin = tg_buf_room(out, separator(json) + text.len + 2 + behind.len);
	char *at = separate_at(json, begin);
	size_t plain = copy_plain(at + 1, text);

	*at = '"';
	at += plain + 1;
	if (plain < text.len) {
		out->len += (size_t)(at - begin);
		quoted_rest(out, text, plain);
		begin = at = tg_buf_room(out, 1 + behind.len);
	}
	*at = '"';
	memcpy(at + 1, behind.ptr, behind.len);
	out->len += (size_t)(at - begin) + 1 + behind.len;
	tg_buf_end(out);
}

void tg_json_key(struct tg_json *json, const char *key)
{
	quoted(json, tg_str(key), json->indent ? tg_str_n(": ", 2) : tg_str_n(":", 1));
	json->after_key = true;
}

void tg_json_str(struct tg_json *json, struct tg_str text)
{
	quoted(json, text, tg_str_n("", 0));
}

void tg_json_text(struct tg_json *json, const char *text)
{
	if (text)
		tg_json_str(json, tg_str(text));
	else
		tg_json_null(json);
}

void tg_json_int(struct tg_json *json, int64_t number)
{
	uint64_t left = number < 0 ? -(uint64_t)number : (uint64_t)number;
	char digits[24], *at = digits + sizeof(digits);

	separate(json);
	do
		*--at = (char)('0' + left % 10);
	while (left /= 10);
	if (number < 0)
		*--at = '-';
	tg_buf_add(json->out, at, (size_t)(digits + sizeof(digits) - at));
}

void tg_json_real(struct tg_json *json, double number)
{
	char text[64];
	char *comma;

	separate(json);
	snprintf(text, sizeof(text), "%.6g", number);
	comma = strchr(text, ',');
	if (comma)
		*comma = '.';
	tg_buf_puts(json->out, text);
}

void tg_json_bool(struct tg_json *json, bool value)
{
	separate(json);
	tg_buf_puts(json->out, value ? "true" : "false");
}

void tg_json_null(struct tg_json *json)
{
	separate(json);
	tg_buf_puts(json->out, "null");
}

void tg_json_pair(struct tg_json *json, const char *key, const char *text)
{
	tg_json_key(json, key);
	tg_json_text(json, text);
}

void tg_json_pair_str(struct tg_json *json, const char *key, struct tg_str text)
{
	tg_json_key(json, key);
	tg_json_str(json, text);
}

void tg_json_pair_int(struct tg_json *json, const char *key, int64_t number)
{
	tg_json_key(json, key);
	tg_json_int(json, number);
}

void tg_json_pair_bool(struct tg_json *json, const char *key, bool value)
{
	tg_json_key(json, key);
	tg_json_bool(json, value);
}
