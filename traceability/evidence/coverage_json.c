/* SPDX-License-Identifier: Apache-2.0 */
/*
 * coverage_json.c - `gcov --json-format` and `llvm-cov export`.
 */
#include "evidence/coverage_read.h"

/* ---- gcov ---- */

static const char *plain(struct tg_coverage_reader *reader, const char *name)
{
	/* "f(int)" of C++ is known to the trace as "f". */
	struct tg_str text = tg_str(name);

	text.len = tg_str_find(text, 0, "(");
	return tg_arena_strndup(reader->arena, text.ptr, text.len);
}

bool tg_coverage_gcov(struct tg_coverage_reader *reader, const struct tg_value *root,
		      struct tg_err *err)
{
	const struct tg_value *files = tg_value_get(root, "files");

	reader->out->format = "gcov";
	reader->out->folder = tg_value_text(root, "current_working_directory", "");
	if (!files || files->kind != TG_VALUE_LIST)
		return tg_value_fail(files ? files : root, err, "gcov's report has a list 'files'");
	for (TG_VALUE_EACH(file, files)) {
		for (TG_VALUE_EACH(line, tg_value_get(file, "lines")))
			tg_coverage_line(reader,
					 (unsigned)tg_coverage_number(
						 reader, tg_value_get(line, "line_number")),
					 tg_coverage_number(reader, tg_value_get(line, "count")));
		for (TG_VALUE_EACH(function, tg_value_get(file, "functions"))) {
			const char *name = tg_value_text(function, "demangled_name", "");

			if (!*name)
				name = tg_value_text(function, "name", "");
			tg_coverage_function(
				reader, plain(reader, name),
				(unsigned)tg_coverage_number(reader,
							     tg_value_get(function, "start_line")),
				(unsigned)tg_coverage_number(reader,
							     tg_value_get(function, "end_line")),
				tg_coverage_number(reader,
						   tg_value_get(function, "execution_count")));
		}
		tg_coverage_file(reader, tg_value_text(file, "file", ""), "");
	}
	return true;
}

/* ---- llvm-cov ---- */

/* [line, column, count, has count, begins a region, is a gap]; older versions lack the last. */
struct segment {
	unsigned line;
	uint64_t count;
	bool counted, begins, gap;
};

static bool flag(const struct tg_value *value)
{
	return value && (tg_str_is(value->text, "true") || tg_str_is(value->text, "1"));
}

static bool take_segment(struct tg_coverage_reader *reader, const struct tg_value *value,
			 struct segment *ret)
{
	const struct tg_value *part[6] = {NULL};
	size_t count = 0;

	for (TG_VALUE_EACH(element, value))
		if (count < 6)
			part[count++] = element;
	if (value->kind != TG_VALUE_LIST || count < 5) {
		reader->out->unread++;
		return false;
	}
	ret->line = (unsigned)tg_coverage_number(reader, part[0]);
	ret->count = tg_coverage_number(reader, part[2]);
	ret->counted = flag(part[3]);
	ret->begins = flag(part[4]);
	ret->gap = flag(part[5]);
	return ret->line > 0;
}

enum { LINES_LIMIT = 4000000 }; /* of one report: a segment may claim to span any number */

/*
 * A line ran as often as the region that reaches into it from above or, when more, the regions
 * that begin on it.
 */
static void take_segments(struct tg_coverage_reader *reader, const struct tg_value *segments)
{
	struct segment last = {0}, next;
	size_t lines = 0;

	for (TG_VALUE_EACH(value, segments)) {
		unsigned line = last.line + 1;

		if (!take_segment(reader, value, &next))
			continue;
		for (; last.counted && line <= next.line && lines < LINES_LIMIT; line++, lines++)
			tg_coverage_line(reader, line, last.count);
		if (next.counted && next.begins && !next.gap)
			tg_coverage_line(reader, next.line, next.count);
		last = next;
	}
	reader->out->unread += lines >= LINES_LIMIT;
}

/* The functions of a file: those whose first file it is. */
static void take_functions(struct tg_coverage_reader *reader, const struct tg_value *functions,
			   const char *path)
{
	for (TG_VALUE_EACH(function, functions)) {
		const struct tg_value *names = tg_value_get(function, "filenames");
		const struct tg_value *regions = tg_value_get(function, "regions");
		const struct tg_value *region = regions ? regions->first : NULL;
		const struct tg_value *line = region ? region->first : NULL;
		const struct tg_value *end = line && line->next ? line->next->next : NULL;
		const char *name = tg_value_text(function, "name", ""), *colon;

		if (!names || !names->first || !tg_str_is(names->first->text, path) || !end)
			continue;
		/* A static function is written as "file.c:name". */
		colon = strrchr(name, ':');
		tg_coverage_function(reader, colon ? colon + 1 : name,
				     (unsigned)tg_coverage_number(reader, line),
				     (unsigned)tg_coverage_number(reader, end),
				     tg_coverage_number(reader, tg_value_get(function, "count")));
	}
}

bool tg_coverage_llvm(struct tg_coverage_reader *reader, const struct tg_value *root,
		      struct tg_err *err)
{
	const struct tg_value *data = tg_value_get(root, "data");

	reader->out->format = "llvm-cov";
	if (!data || data->kind != TG_VALUE_LIST)
		return tg_value_fail(data ? data : root, err,
				     "llvm-cov's export has a list 'data'");
	for (TG_VALUE_EACH(part, data)) {
		const struct tg_value *functions = tg_value_get(part, "functions");

		for (TG_VALUE_EACH(file, tg_value_get(part, "files"))) {
			const char *path = tg_value_text(file, "filename", "");

			take_segments(reader, tg_value_get(file, "segments"));
			take_functions(reader, functions, path);
			tg_coverage_file(reader, path, "");
		}
	}
	return true;
}
