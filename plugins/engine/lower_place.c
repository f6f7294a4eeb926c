/* SPDX-License-Identifier: Apache-2.0 */
/* Files, positions and uses of macros. */
#include "base/file.h"
#include "engine/lower_state.h"

enum { MACRO_BIT = 31 }; /* of CXSourceLocation.int_data: a place within a macro's expansion */

/*
 * The public calls take 50 to 150 ns a position, and there are two for every node. A location in
 * a file is a number that grows by one a byte: where the library confirms that for the main file
 * (its first, middle and last position), a file's first location is kept and further positions in
 * it are a subtraction. Otherwise the calls are made.
 */
void lower_probe(struct lowering *L, CXFile main)
{
	uint32_t size = (uint32_t)L->files.at[1].content.len;
	unsigned first = clang_getLocationForOffset(L->unit, main, 0).int_data;
	unsigned half = clang_getLocationForOffset(L->unit, main, size / 2).int_data;
	unsigned last = clang_getLocationForOffset(L->unit, main, size).int_data;

	L->linear =
		first && !(first >> MACRO_BIT) && half == first + size / 2 && last == first + size;
}

/* The text of a file; of system headers only those are looked at that something needs. */
static struct tg_str lower_content(struct lowering *L, struct lower_file *f)
{
	size_t size = 0;
	const char *text;

	if (f->loaded)
		return f->content;
	text = clang_getFileContents(L->unit, f->handle, &size);
	f->loaded = true;
	if (text && size < UINT32_MAX)
		f->content = tg_str_n(text, size);
	return f->content;
}

/* `path` is relative to the root where the file lies within. */
static uint32_t add_file(struct lowering *L, CXFile handle, tg_text path, bool inside)
{
	struct lower_file *f = LOWER_ADD(L, &L->files);
	struct tg_ir_file *file = LOWER_ADD(L, &L->file);
	f->handle = handle;
	file->path = path;
	file->flags = TG_FILE_SYSTEM;
	if (inside || L->files.count == 2) {
		struct tg_str content = lower_content(L, f);

		f->project = content.ptr != NULL;
		file->flags = TG_FILE_IN_REPOSITORY;
		file->content = content.ptr;
		file->size = content.len;
	}
	return (uint32_t)L->files.count - 1;
}

/* One file may be opened under several names; the path tells. */
static uint32_t find_or_add(struct lowering *L, CXFile handle, const char *path)
{
	const char *relative = tg_path_relative(path, L->options->root);
	tg_text text = lower_text(L, tg_str(relative));
	uint32_t i;

	for (i = 1; i < L->file.count; i++)
		if (L->file.at[i].path == text)
			return i;
	return add_file(L, handle, text, relative != path);
}

uint32_t lower_file_of(struct lowering *L, CXFile handle)
{
	uint32_t index = handle ? tg_idmap_get(&L->file_handles, (uintptr_t)handle) : 0;
	struct tg_buf path = {0};
	CXString name;

	if (index || !handle)
		return index;
	name = clang_getFileName(handle);
	tg_path_join(&path, L->options->directory, clang_getCString(name));
	clang_disposeString(name);
	index = find_or_add(L, handle, path.ptr);
	tg_buf_done(&path);
	tg_idmap_put(L->arena, &L->file_handles, (uintptr_t)handle, index);
	return index;
}

/* The file of a location that is a number within a known range, or 0. */
static uint32_t find_range(struct lowering *L, unsigned raw, uint32_t *ret_offset)
{
	size_t i, count = L->ranges.count;

	for (i = 0; i <= count; i++) {
		size_t at = i ? i - 1 : L->last_range;

		if (at < count && raw - L->ranges.at[at].base <= L->ranges.at[at].size) {
			L->last_range = at;
			*ret_offset = raw - L->ranges.at[at].base;
			return L->ranges.at[at].file;
		}
	}
	return 0;
}

bool lower_place(struct lowering *L, CXSourceLocation at, uint32_t *ret_file, uint32_t *ret_offset)
{
	unsigned raw = at.int_data, offset;
	bool in_file = !(raw >> MACRO_BIT);
	CXFile handle;

	if (!raw)
		return false;
	*ret_file = in_file ? find_range(L, raw, ret_offset) : 0;
	if (*ret_file)
		return true;
	clang_getExpansionLocation(at, &handle, NULL, NULL, &offset);
	*ret_file = lower_file_of(L, handle);
	*ret_offset = offset;
	if (in_file && L->linear && L->files.at[*ret_file].project)
		*LOWER_ADD(L, &L->ranges) = (struct range){
			raw - offset, (uint32_t)L->files.at[*ret_file].content.len, *ret_file};
	return *ret_file != 0;
}

/* As lower_place(), but into the argument of a macro where the text was written there. */
static bool place_in_argument(struct lowering *L, CXSourceLocation at, uint32_t *ret_file,
			      uint32_t *ret_offset)
{
	CXFile handle;
	unsigned offset;

	if (!(at.int_data >> MACRO_BIT))
		return lower_place(L, at, ret_file, ret_offset);
	clang_getFileLocation(at, &handle, NULL, NULL, &offset);
	*ret_file = lower_file_of(L, handle);
	*ret_offset = offset;
	return *ret_file != 0;
}

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

/* The end of the word or number at `offset`. */
static uint32_t word_end(const struct lower_file *f, uint32_t offset)
{
	const char *text = f->content.ptr;
	size_t size = f->content.len;
	size_t at = offset;

	while (at < size &&
	       (is_word(text[at]) || text[at] == '.' ||
		((text[at] == '+' || text[at] == '-') && at > offset && text[offset] >= '0' &&
		 text[offset] <= '9' && strchr("eEpP", text[at - 1]) && text[offset + 1] != 'x')))
		at++;
	return (uint32_t)at;
}

void lower_note_expansion(struct lowering *L, CXCursor expansion)
{
	CXSourceLocation at = clang_getCursorLocation(expansion);
	uint32_t file, offset;

	if (at.int_data >> MACRO_BIT || !lower_place(L, at, &file, &offset) ||
	    !L->files.at[file].project)
		return;
	*LOWER_ADD(L, &L->expansions) = expansion;
	tg_idmap_put(L->arena, &L->uses, (uint64_t)file << 32 | offset,
		     (uint32_t)L->expansions.count);
}

/* The use of a macro that begins at `offset`. */
static uint32_t macro_at(struct lowering *L, uint32_t file, uint32_t offset)
{
	uint64_t key = (uint64_t)file << 32 | offset;
	uint32_t index = tg_idmap_get(&L->macros, key), use;
	struct tg_ir_macro macro = {0};
	struct span span = {.file = file, .begin = offset};

	if (index)
		return index;
	span.end = word_end(&L->files.at[file], offset);
	macro.name =
		lower_text(L, tg_str_n(L->files.at[file].content.ptr + offset, span.end - offset));
	use = tg_idmap_get(&L->uses, key);
	if (use) {
		CXSourceRange range = clang_getCursorExtent(L->expansions.at[use - 1]);
		uint32_t end_file, end;

		if (lower_place(L, clang_getRangeEnd(range), &end_file, &end) && end_file == file &&
		    end > span.end)
			span.end = end;
	}
	macro.loc = lower_loc(L, &span);
	*LOWER_ADD(L, &L->macro) = macro;
	index = (uint32_t)L->macro.count - 1;
	tg_idmap_put(L->arena, &L->macros, key, index);
	return index;
}

/* The end of a range whose last token came out of a macro: the end of that macro's use. */
static uint32_t macro_end(struct lowering *L, CXSourceLocation at, uint32_t file, uint32_t begin)
{
	uint32_t end_file, end;

	if (!lower_place(L, at, &end_file, &end) || end_file != file)
		return begin;
	if (at.int_data >> MACRO_BIT && end < L->files.at[file].content.len)
		end = L->loc.at[L->macro.at[macro_at(L, file, end)].loc].end_offset;
	return end;
}

/* A range that begins within a macro. */
static struct span macro_span(struct lowering *L, CXSourceRange range)
{
	CXSourceLocation from = clang_getRangeStart(range), to = clang_getRangeEnd(range);
	struct span span = {0};
	uint32_t arg_file, arg, end_file, end, use_end, macro;

	if (!lower_place(L, from, &span.file, &span.begin) ||
	    span.begin >= L->files.at[span.file].content.len)
		return span; /* in a file that is not looked at */
	macro = macro_at(L, span.file, span.begin);
	use_end = L->loc.at[L->macro.at[macro].loc].end_offset;
	span.end = use_end;
	if (!place_in_argument(L, from, &arg_file, &arg) || arg_file != span.file)
		arg = span.begin;
	if (!place_in_argument(L, to, &end_file, &end) || end_file != span.file)
		end = use_end;
	if (end > use_end) { /* begins with a macro and goes on behind it */
		span.end = end;
		return span;
	}
	span.macro = macro;
	span.flags = TG_IR_IN_MACRO;
	if (arg > span.begin && end < use_end) {
		span.flags |= TG_IR_MACRO_ARG;
		span.begin = arg;
		span.end = end > arg ? end : word_end(&L->files.at[span.file], arg);
	}
	return span;
}

/* A token that stands alone in a C file: its end is seen from the text. */
static bool leaf_span(struct lowering *L, CXCursor cursor, struct span *ret_span)
{
	CXSourceLocation at;

	if (L->cplusplus ||
	    (cursor.kind != CXCursor_DeclRefExpr && cursor.kind != CXCursor_IntegerLiteral))
		return false;
	at = clang_getCursorLocation(cursor);
	if (at.int_data >> MACRO_BIT || !lower_place(L, at, &ret_span->file, &ret_span->begin))
		return false;
	ret_span->end = word_end(&L->files.at[ret_span->file], ret_span->begin);
	return true;
}

struct span lower_span(struct lowering *L, CXCursor cursor)
{
	struct span span = {0};
	CXSourceRange range;
	CXSourceLocation from;

	if (leaf_span(L, cursor, &span))
		return span;
	range = clang_getCursorExtent(cursor);
	from = clang_getRangeStart(range);
	if (from.int_data >> MACRO_BIT)
		return macro_span(L, range);
	if (lower_place(L, from, &span.file, &span.begin))
		span.end = macro_end(L, clang_getRangeEnd(range), span.file, span.begin);
	return span;
}

/* Offsets of the beginnings of lines. */
static void find_lines(struct lowering *L, struct lower_file *f)
{
	LOWER_ARRAY(uint32_t) lines = {0};
	const char *text = f->content.ptr, *end = text + f->content.len, *at;

	*LOWER_ADD(L, &lines) = 0;
	for (at = text; at < end && (at = memchr(at, '\n', (size_t)(end - at))); at++)
		*LOWER_ADD(L, &lines) = (uint32_t)(at - text) + 1;
	f->lines = lines.at;
	f->line_count = (uint32_t)lines.count;
}

/* The index of the line of an offset; neighbours are asked for one after the other. */
static uint32_t line_of(struct lowering *L, struct lower_file *f, uint32_t offset)
{
	uint32_t low = 0, high, hint = f->line_hint;

	if (!f->lines)
		find_lines(L, f);
	high = f->line_count;
	if (offset >= f->lines[hint]) {
		low = hint;
		if (hint + 8 < high && offset < f->lines[hint + 8])
			high = hint + 8;
	} else {
		high = hint;
	}
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (f->lines[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	return f->line_hint = low;
}

uint32_t lower_loc(struct lowering *L, const struct span *span)
{
	struct lower_file *f = &L->files.at[span->file];
	struct tg_ir_loc loc = {.file = span->file};
	uint32_t begin, end;

	if (!span->file)
		return 0;
	loc.offset = span->begin;
	loc.end_offset = span->end > span->begin ? span->end : span->begin;
	begin = line_of(L, f, loc.offset);
	end = line_of(L, f, loc.end_offset);
	f->line_hint = begin;
	loc.line = begin + 1;
	loc.column = loc.offset - f->lines[begin] + 1;
	loc.end_line = end + 1;
	loc.end_column = loc.end_offset - f->lines[end] + 1;
	*LOWER_ADD(L, &L->loc) = loc;
	return (uint32_t)L->loc.count - 1;
}

uint32_t lower_name_loc(struct lowering *L, CXCursor cursor, size_t length)
{
	CXSourceLocation at = clang_getCursorLocation(cursor);
	struct span span = {0};
	struct tg_ir_loc loc = {0};

	if (!lower_place(L, at, &span.file, &span.begin))
		return 0;
	if (L->files.at[span.file].loaded) {
		span.end = word_end(&L->files.at[span.file], span.begin);
		return lower_loc(L, &span);
	}
	clang_getExpansionLocation(at, NULL, &loc.line, &loc.column, &loc.offset);
	loc.file = span.file;
	loc.end_line = loc.line;
	loc.end_column = loc.column + (uint32_t)length;
	loc.end_offset = loc.offset + (uint32_t)length;
	*LOWER_ADD(L, &L->loc) = loc;
	return (uint32_t)L->loc.count - 1;
}

bool lower_in_project(struct lowering *L, CXCursor cursor)
{
	uint32_t file, offset;

	return lower_place(L, clang_getCursorLocation(cursor), &file, &offset) &&
	       L->files.at[file].project;
}

void lower_note_include(struct lowering *L, CXCursor directive)
{
	struct tg_ir_include include = {0};
	struct span span;
	const char *text;

	if (!lower_in_project(L, directive))
		return;
	span = lower_span(L, directive);
	text = L->files.at[span.file].content.ptr;
	include.loc = lower_loc(L, &span);
	include.file = lower_file_of(L, clang_getIncludedFile(directive));
	include.name = lower_cxstring(L, clang_getCursorSpelling(directive));
	include.angled = span.end > span.begin && text[span.end - 1] == '>';
	*LOWER_ADD(L, &L->include) = include;
}

bool lower_spelled(struct lowering *L, CXSourceLocation at, struct tg_token_reader *ret_reader)
{
	CXFile handle;
	unsigned offset;
	uint32_t file;

	clang_getSpellingLocation(at, &handle, NULL, NULL, &offset);
	file = lower_file_of(L, handle);
	if (!file)
		return false;
	*ret_reader = (struct tg_token_reader){lower_content(L, &L->files.at[file]), offset, 1, 0};
	return offset < ret_reader->content.len;
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

	clang_getSpellingLocation(at, &handle, NULL, NULL, &offset);
	f = &L->files.at[lower_file_of(L, handle)];
	content = f->handle ? lower_content(L, f) : tg_str("");
	if (offset >= content.len)
		return tg_str("");
	return tg_str_n(content.ptr + offset, word_end(f, offset) - offset);
}
