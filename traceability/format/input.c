/* SPDX-License-Identifier: Apache-2.0 */
#include "format/input.h"

#include "base/text.h"
#include "format/value.h"

static bool is_utf16(struct tg_str content)
{
	const unsigned char *byte = (const unsigned char *)content.ptr;

	if (content.len < 2)
		return false;
	if ((byte[0] == 0xff && byte[1] == 0xfe) || (byte[0] == 0xfe && byte[1] == 0xff))
		return true;
	/* Without a mark: every format read here begins with an ASCII character. */
	return (byte[0] == 0) != (byte[1] == 0);
}

static size_t first_bad(struct tg_str content)
{
	size_t at = 0;

	if (content.len && tg_utf8_valid(content) && !memchr(content.ptr, '\0', content.len))
		return content.len;
	while (at < content.len) {
		size_t start = at;

		if (content.ptr[at] == '\0')
			return at;
		if (tg_utf8_next(content, &at) == 0xfffd && at == start + 1)
			return start;
	}
	return at;
}

bool tg_input_fail_at(const char *file, size_t line, size_t column, struct tg_err *err,
		      const char *text, const char *remedy)
{
	struct tg_buf clean = {0};

	tg_escape_terminal(&clean, tg_str(text), false);
	tg_fail(err, TG_ERR_INPUT, "%s:%zu:%zu: %s%s%s", file, line, column,
		clean.ptr ? clean.ptr : "", *remedy ? "; " : "", remedy);
	tg_buf_done(&clean);
	return false;
}

bool tg_input_fail(struct tg_str content, const char *file, size_t offset, struct tg_err *err,
		   const char *text)
{
	size_t line = 1, column = 1, i;

	for (i = 0; i < offset && i < content.len; i++) {
		if (content.ptr[i] == '\n') {
			line++;
			column = 1;
		} else if (((unsigned char)content.ptr[i] & 0xc0) != 0x80) {
			column++;
		}
	}
	return tg_input_fail_at(file, line, column, err, text, "");
}

bool tg_input_size(struct tg_str content, const char *file, struct tg_err *err)
{
	if (content.len <= TG_FORMAT_LIMIT)
		return true;
	return tg_fail(err, TG_ERR_INPUT,
		       "'%s' has %zu bytes, more than the limit of %d; split the file", file,
		       content.len, TG_FORMAT_LIMIT);
}

/* @satisfies TG-FMT-1 */
bool tg_input_check(struct tg_str content, const char *file, struct tg_str *ret, struct tg_err *err)
{
	size_t bad;

	if (!tg_input_size(content, file, err))
		return false;
	if (is_utf16(content))
		return tg_input_fail(content, file, 0, err,
				     "the text is UTF-16 or UTF-32; save it as UTF-8");
	if (tg_str_starts(content, "\xef\xbb\xbf"))
		content = tg_str_n(content.ptr + 3, content.len - 3);
	bad = first_bad(content);
	if (bad < content.len)
		return tg_input_fail(content, file, bad, err,
				     content.ptr[bad] ? "a byte is not UTF-8; save it as UTF-8"
						      : "a NUL byte; the file is not text");
	*ret = content;
	return true;
}
