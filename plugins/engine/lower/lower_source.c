/* SPDX-License-Identifier: Apache-2.0 */
/* Words and tokens of the text, at the places where they were spelled. */
#include "engine/lower/lower_state.h"

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

uint32_t lower_word_end(const struct lower_file *f, uint32_t offset)
{
	const char *text = f->content.ptr;
	size_t at = offset, size = f->content.len;
	bool number = at < size && text[at] >= '0' && text[at] <= '9';

	while (at < size && (is_word(text[at]) ||
			     (number && (text[at] == '.' || ((text[at] == '+' || text[at] == '-') &&
							     strchr("eEpP", text[at - 1]) &&
							     text[offset + 1] != 'x')))))
		at++;
	return (uint32_t)at;
}

bool lower_spelled(struct lowering *L, CXSourceLocation at, struct tg_token_reader *ret_reader)
{
	CXFile handle;
	unsigned offset;
	uint32_t file;

	tg_clang.getSpellingLocation(at, &handle, NULL, NULL, &offset);
	file = lower_file_of(L, handle);
	if (!file)
		return false;
	*ret_reader = (struct tg_token_reader){lower_content(L, &L->files.at[file]), offset, 1, 0};
	return offset < ret_reader->content.len;
}

/* True when a line of the text from `from` to `to` begins with #. */
static bool has_directive(struct tg_str text, uint32_t from, uint32_t to)
{
	const char *at = text.ptr + from, *end = text.ptr + to, *before;

	while (at < end && (at = memchr(at, '#', (size_t)(end - at)))) {
		for (before = at++; before > text.ptr && (before[-1] == ' ' || before[-1] == '\t');)
			before--;
		if (before > text.ptr && before[-1] == '\n')
			return true;
	}
	return false;
}

void lower_mark_directives(struct lowering *L, tg_node block)
{
	uint32_t before = 0;
	tg_node n;

	for (n = block + 1; n < L->node.at[block].end; n = L->node.at[n].end) {
		const struct tg_ir_loc *a = &L->loc.at[before];
		const struct tg_ir_loc *b = &L->loc.at[L->node.at[n].loc];
		struct lower_file *file = &L->files.at[b->file];

		if (before && a->file == b->file && file->project &&
		    b->offset <= lower_content(L, file).len &&
		    has_directive(file->content, a->offset, b->offset))
			L->node.at[n].flags |= TG_IR_BEHIND_DIRECTIVE;
		before = L->node.at[n].loc;
	}
}

struct tg_str lower_token(struct tg_token_reader *reader)
{
	struct tg_token token;

	while (tg_token_next(reader, &token))
		if (token.kind != TG_TOKEN_COMMENT)
			return tg_str_n(reader->content.ptr + token.offset, token.length);
	return tg_str("");
}

unsigned lower_depth(unsigned depth, struct tg_str text)
{
	if (text.len != 1)
		return depth;
	if (strchr("([{", *text.ptr))
		return depth + 1;
	return depth && strchr(")]}", *text.ptr) ? depth - 1 : depth;
}

struct tg_str lower_word(struct lowering *L, CXSourceLocation at)
{
	CXFile handle;
	unsigned offset;
	struct lower_file *f;
	struct tg_str content;

	tg_clang.getSpellingLocation(at, &handle, NULL, NULL, &offset);
	f = &L->files.at[lower_file_of(L, handle)];
	content = f->handle ? lower_content(L, f) : tg_str("");
	if (offset >= content.len)
		return tg_str("");
	return tg_str_n(content.ptr + offset, lower_word_end(f, offset) - offset);
}
