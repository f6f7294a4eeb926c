/* SPDX-License-Identifier: Apache-2.0 */
/* Files, positions and uses of macros. */
#include "base/file.h"
#include "engine/lower/lower_state.h"

/*
 * The public calls take 50 to 150 ns a position, and there are two for every node. A location in
 * a file is a number that grows by one a byte: where the library confirms that for the main file,
 * a file's first location is kept and further positions in it are a subtraction. Otherwise the
 * calls are made. The second half is looked at, because a preamble has numbers of its own; what
 * lies within a macro's argument is shown as a place in the macro and tells nothing.
 */
void lower_probe(struct lowering *L, CXFile main)
{
	enum { PROBES = 8 };
	uint32_t size = (uint32_t)L->files.at[1].content.len, i;
	unsigned base = tg_clang.getLocationForOffset(L->unit, main, size).int_data - size;
	unsigned agree = 0, differ = 0;

	for (i = 0; i < PROBES; i++) {
		uint32_t offset = size / 2 + size / 2 / PROBES * i;
		unsigned at = tg_clang.getLocationForOffset(L->unit, main, offset).int_data;

		if (at >> LOWER_MACRO_BIT)
			continue;
		agree += at == base + offset;
		differ += at != base + offset;
	}
	L->linear = agree && !differ && base && !((base + size) >> LOWER_MACRO_BIT);
}

/* The text of a file; of system headers only those are looked at that something needs. */
struct tg_str lower_content(struct lowering *L, struct lower_file *f)
{
	size_t size = 0;
	const char *text;

	if (f->loaded)
		return f->content;
	text = tg_clang.getFileContents(L->unit, f->handle, &size);
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
	name = tg_clang.getFileName(handle);
	tg_path_join(&path, L->options->directory, tg_clang.getCString(name));
	tg_clang.disposeString(name);
	index = find_or_add(L, handle, path.ptr);
	tg_buf_done(&path);
	tg_idmap_put(L->arena, &L->file_handles, (uintptr_t)handle, index);
	return index;
}

/* The number of ranges that begin at or before `raw`. */
static size_t ranges_before(const struct lowering *L, unsigned raw)
{
	size_t low = 0, high = L->ranges.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (L->ranges.at[middle].base <= raw)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The file of a location that is a number within a known range, or 0. */
static uint32_t find_range(struct lowering *L, unsigned raw, uint32_t *ret_offset)
{
	size_t at = L->last_range;

	if (at >= L->ranges.count || raw - L->ranges.at[at].base > L->ranges.at[at].size) {
		at = ranges_before(L, raw) - 1;
		if (at >= L->ranges.count || raw - L->ranges.at[at].base > L->ranges.at[at].size)
			return 0;
		L->last_range = at;
	}
	*ret_offset = raw - L->ranges.at[at].base;
	return L->ranges.at[at].file;
}

/* Ranges are sorted by their base. */
static void add_range(struct lowering *L, uint32_t base, uint32_t file)
{
	size_t at = ranges_before(L, base), i;

	(void)LOWER_ADD(L, &L->ranges);
	for (i = L->ranges.count - 1; i > at; i--)
		L->ranges.at[i] = L->ranges.at[i - 1];
	L->ranges.at[at] =
		(struct range){base, (uint32_t)L->files.at[file].content.len, file, false};
	L->last_range = at;
}

bool lower_place(struct lowering *L, CXSourceLocation at, uint32_t *ret_file, uint32_t *ret_offset)
{
	unsigned raw = at.int_data, offset;
	bool in_file = !(raw >> LOWER_MACRO_BIT);
	CXFile handle;

	if (!raw)
		return false;
	*ret_file = in_file ? find_range(L, raw, ret_offset) : 0;
	if (*ret_file)
		return true;
	tg_clang.getExpansionLocation(at, &handle, NULL, NULL, &offset);
	*ret_file = lower_file_of(L, handle);
	*ret_offset = offset;
	if (in_file && L->linear && L->files.at[*ret_file].project)
		add_range(L, raw - offset, *ret_file);
	return *ret_file != 0;
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
	uint32_t low = f->line_hint, high, step;

	if (!f->lines)
		find_lines(L, f);
	if (offset < f->lines[low])
		low = 0;
	for (step = 1; low + step < f->line_count && f->lines[low + step] <= offset; step *= 2)
		low += step;
	high = low + step < f->line_count ? low + step : f->line_count;
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (f->lines[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
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
	begin = f->line_hint = line_of(L, f, loc.offset);
	end = line_of(L, f, loc.end_offset);
	loc.line = begin + 1;
	loc.column = loc.offset - f->lines[begin] + 1;
	loc.end_line = end + 1;
	loc.end_column = loc.end_offset - f->lines[end] + 1;
	*LOWER_ADD(L, &L->loc) = loc;
	return (uint32_t)L->loc.count - 1;
}

uint32_t lower_name_loc(struct lowering *L, CXCursor cursor, size_t length)
{
	CXSourceLocation at = tg_clang.getCursorLocation(cursor);
	struct span span = {0};
	struct tg_ir_loc loc = {0};

	if (!lower_place(L, at, &span.file, &span.begin))
		return 0;
	if (L->files.at[span.file].loaded) {
		span.end = lower_word_end(&L->files.at[span.file], span.begin);
		return lower_loc(L, &span);
	}
	tg_clang.getExpansionLocation(at, NULL, &loc.line, &loc.column, &loc.offset);
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

	return lower_place(L, tg_clang.getCursorLocation(cursor), &file, &offset) &&
	       L->files.at[file].project;
}

void lower_note_include(struct lowering *L, CXCursor directive)
{
	struct tg_ir_include include = {0};
	struct span span;
	const char *text;

	if (!lower_in_project(L, directive))
		return;
	span = lower_cursor_span(L, directive);
	text = L->files.at[span.file].content.ptr;
	include.loc = lower_loc(L, &span);
	include.file = lower_file_of(L, tg_clang.getIncludedFile(directive));
	include.name = lower_cxstring(L, tg_clang.getCursorSpelling(directive));
	include.angled = span.end > span.begin && text[span.end - 1] == '>';
	*LOWER_ADD(L, &L->include) = include;
}
