/* SPDX-License-Identifier: Apache-2.0 */
#include "base/str.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"

bool tg_str_starts(struct tg_str text, const char *prefix)
{
	size_t length = strlen(prefix);

	return text.len >= length && memcmp(text.ptr, prefix, length) == 0;
}

bool tg_str_ends(struct tg_str text, const char *suffix)
{
	size_t length = strlen(suffix);

	return text.len >= length && memcmp(text.ptr + text.len - length, suffix, length) == 0;
}

int tg_str_cmp(struct tg_str a, struct tg_str b)
{
	size_t shorter = a.len < b.len ? a.len : b.len;
	int order = shorter ? memcmp(a.ptr, b.ptr, shorter) : 0;

	if (order)
		return order;
	return (a.len > b.len) - (a.len < b.len);
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

struct tg_str tg_str_trim(struct tg_str text)
{
	while (text.len && is_space(text.ptr[0])) {
		text.ptr++;
		text.len--;
	}
	while (text.len && is_space(text.ptr[text.len - 1]))
		text.len--;
	return text;
}

size_t tg_str_find(struct tg_str text, size_t from, const char *what)
{
	const char *hit;

	if (from >= text.len)
		return text.len;
	hit = memmem(text.ptr + from, text.len - from, what, strlen(what));
	return hit ? (size_t)(hit - text.ptr) : text.len;
}

bool tg_str_split(struct tg_str *rest, char separator, struct tg_str *ret_part)
{
	const char *end;

	if (!rest->ptr)
		return false;
	end = rest->len ? memchr(rest->ptr, separator, rest->len) : NULL;
	if (!end) {
		*ret_part = *rest;
		*rest = (struct tg_str){NULL, 0};
		return true;
	}
	*ret_part = tg_str_n(rest->ptr, (size_t)(end - rest->ptr));
	*rest = tg_str_n(end + 1, rest->len - ret_part->len - 1);
	return true;
}

bool tg_str_line(struct tg_str *rest, struct tg_str *ret_line)
{
	const char *end;

	if (!rest->len)
		return false;
	end = memchr(rest->ptr, '\n', rest->len);
	*ret_line = tg_str_n(rest->ptr, end ? (size_t)(end - rest->ptr) : rest->len);
	*rest = end ? tg_str_n(end + 1, rest->len - ret_line->len - 1) : tg_str_n(NULL, 0);
	if (ret_line->len && ret_line->ptr[ret_line->len - 1] == '\r')
		ret_line->len--;
	return true;
}

/* The number of bytes of the well-formed sequence at `at`, or 0. */
static size_t sequence(struct tg_str text, size_t at, uint32_t *code)
{
	static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
	unsigned char first = (unsigned char)text.ptr[at];
	size_t length, i;

	if (first < 0x80) {
		*code = first;
		return 1;
	}
	length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
	if (first < 0xc2 || first > 0xf4 || at + length > text.len)
		return 0;
	*code = first & (0xffu >> (length + 1));
	for (i = 1; i < length; i++) {
		unsigned char next = (unsigned char)text.ptr[at + i];

		if ((next & 0xc0) != 0x80)
			return 0;
		*code = *code << 6 | (next & 0x3f);
	}
	if (*code < smallest[length] || *code > 0x10ffff || (*code >= 0xd800 && *code <= 0xdfff))
		return 0;
	return length;
}

/* Where the next byte that is not of ASCII stands: nearly always nowhere. */
static size_t skip_ascii(struct tg_str text, size_t at)
{
	uint64_t word;

	while (text.len - at >= sizeof(word)) {
		memcpy(&word, text.ptr + at, sizeof(word));
		if (word & UINT64_C(0x8080808080808080))
			break;
		at += sizeof(word);
	}
	while (at < text.len && !((unsigned char)text.ptr[at] & 0x80))
		at++;
	return at;
}

bool tg_utf8_valid(struct tg_str text)
{
	size_t at = skip_ascii(text, 0);

	while (at < text.len) {
		uint32_t code;
		size_t length = sequence(text, at, &code);

		if (!length)
			return false;
		at = skip_ascii(text, at + length);
	}
	return true;
}

uint32_t tg_utf8_next(struct tg_str text, size_t *at)
{
	uint32_t code = 0xfffd;
	size_t length = sequence(text, *at, &code);

	*at += length ? length : 1;
	return length ? code : 0xfffd;
}

void tg_buf_grow(struct tg_buf *buf, size_t more)
{
	size_t need;

	if (__builtin_add_overflow(buf->len, more, &need) || need == SIZE_MAX)
		tg_oom(more);
	need++;
	if (need <= buf->cap)
		return;
	buf->cap = need < 64 ? 64 : need + need / 2;
	buf->ptr = tg_realloc(buf->ptr, buf->cap, 1);
}

void tg_buf_add(struct tg_buf *buf, const void *bytes, size_t length)
{
	tg_buf_room(buf, length);
	if (length)
		memcpy(buf->ptr + buf->len, bytes, length);
	buf->len += length;
	buf->ptr[buf->len] = '\0';
}

void tg_buf_str(struct tg_buf *buf, struct tg_str text)
{
	tg_buf_add(buf, text.ptr, text.len);
}

void tg_buf_puts(struct tg_buf *buf, const char *text)
{
	tg_buf_add(buf, text, strlen(text));
}

void tg_buf_putc(struct tg_buf *buf, char c)
{
	tg_buf_room(buf, 1);
	buf->ptr[buf->len++] = c;
	buf->ptr[buf->len] = '\0';
}

void tg_buf_printf(struct tg_buf *buf, const char *fmt, ...)
{
	va_list args, again;
	size_t room;
	int length;

	va_start(args, fmt);
	va_copy(again, args);
	tg_buf_room(buf, 0);
	room = buf->cap - buf->len;
	length = vsnprintf(buf->ptr + buf->len, room, fmt, args);
	va_end(args);
	if (length >= 0 && (size_t)length >= room) {
		tg_buf_room(buf, (size_t)length);
		vsnprintf(buf->ptr + buf->len, (size_t)length + 1, fmt, again);
	}
	if (length > 0)
		buf->len += (size_t)length;
	va_end(again);
}

void tg_buf_utf8(struct tg_buf *buf, uint32_t code)
{
	char out[4];
	size_t length = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
	size_t i;

	if (length == 1) {
		tg_buf_putc(buf, (char)code);
		return;
	}
	for (i = length - 1; i > 0; i--, code >>= 6)
		out[i] = (char)(0x80 | (code & 0x3f));
	out[0] = (char)((0xf00u >> length & 0xf0u) | code);
	tg_buf_add(buf, out, length);
}

void tg_buf_clear(struct tg_buf *buf)
{
	buf->len = 0;
	if (buf->ptr)
		buf->ptr[0] = '\0';
}

void tg_buf_done(struct tg_buf *buf)
{
	free(buf->ptr);
	*buf = (struct tg_buf){0};
}

void *tg_vec_grow(void *at, size_t count, size_t *cap, size_t size)
{
	if (count == *cap) {
		size_t more = *cap ? *cap * 2 : 8;

		if (more < *cap)
			tg_oom(SIZE_MAX);
		at = tg_realloc(at, more, size);
		*cap = more;
	}
	memset((char *)at + count * size, 0, size);
	return at;
}

void tg_vec_free(void *at)
{
	free(at);
}

void *tg_vec_keep(struct tg_arena *arena, const void *at, size_t count, size_t size)
{
	void *kept = tg_arena_alloc(arena, (count + 1) * size); /* one more: never empty */

	if (count)
		memcpy(kept, at, count * size);
	return kept;
}
