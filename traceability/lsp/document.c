/* SPDX-License-Identifier: Apache-2.0 */
#include "lsp/document.h"

/* Lines end with LF, CRLF or CR, as the protocol says. */
static void index_lines(struct tg_text *text)
{
	const char *at = text->content.ptr;
	size_t i;

	text->lines.count = 0;
	*TG_VEC_ADD(&text->lines) = 0;
	for (i = 0; i < text->content.len; i++)
		if (at[i] == '\n' ||
		    (at[i] == '\r' && (i + 1 == text->content.len || at[i + 1] != '\n')))
			*TG_VEC_ADD(&text->lines) = i + 1;
}

void tg_text_set(struct tg_text *text, struct tg_str content)
{
	struct tg_buf fresh = {0};

	tg_buf_puts(&fresh, "");
	tg_buf_str(&fresh, content);
	tg_buf_done(&text->content);
	text->content = fresh;
	index_lines(text);
}

void tg_text_done(struct tg_text *text)
{
	tg_buf_done(&text->content);
	TG_VEC_DONE(&text->lines);
}

/* The bytes of a line without its end. */
static struct tg_str line_at(const struct tg_text *text, size_t line)
{
	size_t begin = text->lines.at[line];
	size_t end = line + 1 < text->lines.count ? text->lines.at[line + 1] : text->content.len;

	while (end > begin &&
	       (text->content.ptr[end - 1] == '\n' || text->content.ptr[end - 1] == '\r'))
		end--;
	return tg_str_n(text->content.ptr + begin, end - begin);
}

static unsigned units(uint32_t code_point)
{
	return code_point > 0xffff ? 2 : 1;
}

/* @satisfies TG-LSP-1 */
size_t tg_text_offset(const struct tg_text *text, struct tg_place place)
{
	struct tg_str line;
	size_t at = 0, column = 0;

	if (place.line >= text->lines.count)
		return text->content.len;
	line = line_at(text, place.line);
	while (at < line.len) {
		size_t next = at;
		uint32_t code_point = tg_utf8_next(line, &next);

		column += text->utf8 ? next - at : units(code_point);
		if (column > place.column)
			break;
		at = next;
	}
	return text->lines.at[place.line] + at;
}

/* The line that holds `offset`: the last one that does not begin behind it. */
static size_t line_of(const struct tg_text *text, size_t offset)
{
	size_t low = 0, high = text->lines.count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (text->lines.at[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}

struct tg_place tg_text_place(const struct tg_text *text, size_t offset)
{
	size_t line, wanted, at = 0;
	struct tg_str bytes;
	struct tg_place place = {0};

	if (offset > text->content.len)
		offset = text->content.len;
	line = line_of(text, offset);
	wanted = offset - text->lines.at[line];
	bytes = line_at(text, line);
	if (wanted > bytes.len)
		wanted = bytes.len;
	place.line = (uint32_t)line;
	while (at < wanted) {
		size_t from = at;
		uint32_t code_point = tg_utf8_next(bytes, &at);

		if (at > wanted)
			break;
		place.column += text->utf8 ? (uint32_t)(at - from) : units(code_point);
	}
	return place;
}

bool tg_text_splice(struct tg_text *text, size_t begin, size_t end, struct tg_str by,
		    struct tg_err *err)
{
	struct tg_str old = tg_buf_view(&text->content);
	struct tg_buf fresh = {0};

	if (old.len - (end - begin) + by.len > TG_DOCUMENT_LIMIT)
		return tg_fail(err, TG_ERR_INPUT, "the document is larger than 32 MiB");
	tg_buf_puts(&fresh, "");
	tg_buf_add(&fresh, old.ptr, begin);
	tg_buf_str(&fresh, by);
	tg_buf_add(&fresh, old.ptr + end, old.len - end);
	tg_buf_done(&text->content);
	text->content = fresh;
	index_lines(text);
	return true;
}

static bool place_number(const struct tg_value *position, const char *key, uint32_t *ret_number,
			 struct tg_err *err)
{
	const struct tg_value *member = tg_value_get(position, key);
	int64_t number;

	if (!member || !tg_value_int(member, &number, NULL) || number < 0 || number > UINT32_MAX)
		return tg_fail(err, TG_ERR_USAGE, "a position needs '%s', a number from 0", key);
	*ret_number = (uint32_t)number;
	return true;
}

bool tg_place_parse(const struct tg_value *position, struct tg_place *ret_place, struct tg_err *err)
{
	return place_number(position, "line", &ret_place->line, err) &&
	       place_number(position, "character", &ret_place->column, err);
}

bool tg_text_change(struct tg_text *text, const struct tg_value *change, struct tg_err *err)
{
	const struct tg_value *range = tg_value_get(change, "range");
	const struct tg_value *by = tg_value_get(change, "text");
	struct tg_place from, to;
	size_t begin, end;

	if (!by || by->kind != TG_VALUE_TEXT || by->plain)
		return tg_fail(err, TG_ERR_USAGE, "a change needs 'text'");
	if (!range || range->kind == TG_VALUE_NULL) {
		begin = 0;
		end = text->content.len;
	} else {
		if (!tg_place_parse(tg_value_get(range, "start"), &from, err) ||
		    !tg_place_parse(tg_value_get(range, "end"), &to, err))
			return false;
		begin = tg_text_offset(text, from);
		end = tg_text_offset(text, to);
		if (end < begin)
			return tg_fail(err, TG_ERR_USAGE, "a change ends before it begins");
	}
	return tg_text_splice(text, begin, end, by->text, err);
}
