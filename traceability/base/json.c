/* SPDX-License-Identifier: Apache-2.0 */
#include "base/json.h"

#include <assert.h>
#include <stdio.h>

static void line_break(struct tg_json *json)
{
	static const char blanks[] = "\n                                ";
	unsigned left = json->depth * json->indent + 1, piece;

	if (!json->indent)
		return;
	piece = left < sizeof(blanks) ? left : (unsigned)sizeof(blanks) - 1;
	tg_buf_add(json->out, blanks, piece);
	for (left -= piece; left; left--)
		tg_buf_putc(json->out, ' ');
}

/* What has to stand before an element: a comma, a line break, or nothing after a key. */
static void separate(struct tg_json *json)
{
	if (json->after_key) {
		json->after_key = false;
		return;
	}
	if (json->depth == 0)
		return;
	if (json->filled[json->depth - 1])
		tg_buf_putc(json->out, ',');
	json->filled[json->depth - 1] = true;
	line_break(json);
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
	if (filled)
		line_break(json);
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

static void quoted(struct tg_buf *out, struct tg_str text)
{
	size_t at = 0;

	tg_buf_putc(out, '"');
	while (at < text.len) {
		size_t plain = skip_plain(text, at);
		uint32_t code;

		tg_buf_add(out, text.ptr + at, plain - at);
		at = plain;
		if (at == text.len)
			break;
		code = tg_utf8_next(text, &at);
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
	}
	tg_buf_putc(out, '"');
}

void tg_json_key(struct tg_json *json, const char *key)
{
	separate(json);
	quoted(json->out, tg_str(key));
	tg_buf_puts(json->out, json->indent ? ": " : ":");
	json->after_key = true;
}

void tg_json_str(struct tg_json *json, struct tg_str text)
{
	separate(json);
	quoted(json->out, text);
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
