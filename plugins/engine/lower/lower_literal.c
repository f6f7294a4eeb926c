/* SPDX-License-Identifier: Apache-2.0 */
/* Literals: libclang has no call for their values but evaluation, and that stops at a NUL. */
#include "engine/lower/lower_state.h"

bool lower_evaluate(CXCursor cursor, int64_t *ret_value)
{
	CXEvalResult result = tg_clang.Cursor_Evaluate(cursor);
	bool is_int = result && tg_clang.EvalResult_getKind(result) == CXEval_Int;

	if (is_int)
		*ret_value = tg_clang.EvalResult_isUnsignedInt(result)
				     ? (int64_t)tg_clang.EvalResult_getAsUnsigned(result)
				     : tg_clang.EvalResult_getAsLongLong(result);
	if (result)
		tg_clang.EvalResult_dispose(result);
	return is_int;
}

double lower_evaluate_real(CXCursor cursor)
{
	CXEvalResult result = tg_clang.Cursor_Evaluate(cursor);
	double value = 0;

	if (result && tg_clang.EvalResult_getKind(result) == CXEval_Float)
		value = tg_clang.EvalResult_getAsDouble(result);
	if (result)
		tg_clang.EvalResult_dispose(result);
	return value;
}

static unsigned hex(char c)
{
	return c <= '9' ? (unsigned)(c - '0') : ((unsigned)c | 0x20) - 'a' + 10;
}

static bool is_hex(char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

/* A character by its number: a byte of the string, or a code point of a wide one. */
static void put_character(struct tg_buf *out, uint32_t value, bool wide)
{
	if (wide)
		tg_buf_utf8(out, value);
	else
		tg_buf_putc(out, (char)value);
}

/* One escape of the spelling, after its backslash. */
static void unescape(struct tg_buf *out, const char **text, const char *end, bool wide)
{
	static const char names[] = "abfnrtv", values[] = "\a\b\f\n\r\t\v";
	const char *at = *text;
	uint32_t value = 0;
	unsigned digits = 0;
	char c = *at++;
	const char *name = strchr(names, c);

	if (c >= '0' && c <= '7') {
		for (at--; digits < 3 && at < end && *at >= '0' && *at <= '7'; digits++)
			value = value * 8 + (unsigned)(*at++ - '0');
		put_character(out, value, wide);
	} else if (c == 'x' || c == 'u' || c == 'U') {
		unsigned most = c == 'u' ? 4 : 8;

		for (; digits < most && at < end && is_hex(*at); digits++)
			value = value * 16 + hex(*at++);
		tg_buf_utf8(out, value);
	} else {
		tg_buf_putc(out, name ? values[name - names] : c);
	}
	*text = at;
}

/*
 * The cursor's spelling is the literal as clang would print it: one string, all that is not
 * printable as an escape of a fixed form, so it can be undone without loss. A wide string may
 * come in pieces, "a""b", to end a hexadecimal escape.
 */
static bool decode(struct tg_buf *out, const char *text)
{
	const char *end = text + strlen(text), *at = strchr(text, '"');
	bool open = false, wide = at && at != text && at[-1] != '8';

	for (; at && at < end;) {
		if (*at == '"') {
			open = !open;
			at++;
		} else if (open && *at == '\\' && at + 1 < end) {
			at++;
			unescape(out, &at, end, wide);
		} else {
			if (open)
				tg_buf_putc(out, *at);
			at++;
		}
	}
	return at && !open;
}

bool lower_string(struct lowering *L, CXCursor literal, tg_text *ret_text, size_t *ret_size)
{
	CXString spelling = tg_clang.getCursorSpelling(literal);
	const char *text = tg_clang.getCString(spelling);
	struct tg_buf bytes = {0};
	bool ok = text && decode(&bytes, text);

	*ret_size = bytes.len;
	if (memchr(bytes.len ? bytes.ptr : "", '\0', bytes.len))
		*ret_text = lower_bytes(L, bytes.ptr, bytes.len);
	else
		*ret_text = lower_text(L, tg_buf_view(&bytes));
	tg_buf_done(&bytes);
	tg_clang.disposeString(spelling);
	return ok;
}
