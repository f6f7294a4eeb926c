/* SPDX-License-Identifier: Apache-2.0 */
#include "evidence/coverage.h"

#include <stdlib.h>

#include "evidence/coverage_read.h"
#include "format/input.h"

void tg_coverage_line(struct tg_coverage_reader *reader, unsigned line, uint64_t hits)
{
	if (line)
		*TG_VEC_ADD(&reader->lines) = (struct tg_covered_line){line, hits};
	else
		reader->out->unread++;
}

void tg_coverage_function(struct tg_coverage_reader *reader, const char *name, unsigned line,
			  unsigned end_line, uint64_t hits)
{
	if (*name && line)
		*TG_VEC_ADD(&reader->functions) =
			(struct tg_covered_function){name, line, end_line, hits};
	else
		reader->out->unread++;
}

uint64_t tg_coverage_number(struct tg_coverage_reader *reader, const struct tg_value *value)
{
	int64_t number = 0;

	if (value && tg_value_int(value, &number, NULL) && number >= 0)
		return (uint64_t)number;
	reader->out->unread++;
	return 0;
}

static int by_line(const void *left, const void *right)
{
	const struct tg_covered_line *a = left, *b = right;

	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	return (a->hits < b->hits) - (a->hits > b->hits);
}

/* Moves the elements of a vector into the arena and empties it. */
#define KEEP(reader, v) keep((reader)->arena, (v)->at, &(v)->count, sizeof(*(v)->at))
static void *keep(struct tg_arena *arena, const void *at, size_t *count, size_t size)
{
	void *copy = tg_arena_alloc(arena, (*count + 1) * size);

	if (*count)
		memcpy(copy, at, *count * size);
	*count = 0;
	return copy;
}

void tg_coverage_file(struct tg_coverage_reader *reader, const char *path, const char *test)
{
	struct tg_covered_file *file;
	size_t i, kept = 0;

	if (!*path) {
		reader->out->unread++;
		reader->lines.count = reader->functions.count = 0;
		return;
	}
	if (reader->lines.count)
		qsort(reader->lines.at, reader->lines.count, sizeof(*reader->lines.at), by_line);
	for (i = 0; i < reader->lines.count; i++)
		if (!kept || reader->lines.at[kept - 1].line != reader->lines.at[i].line)
			reader->lines.at[kept++] = reader->lines.at[i];
	reader->lines.count = kept;
	file = TG_VEC_ADD(&reader->files);
	*file = (struct tg_covered_file){.path = path, .test = test};
	file->line_count = kept;
	file->lines = KEEP(reader, &reader->lines);
	file->function_count = reader->functions.count;
	file->functions = KEEP(reader, &reader->functions);
}

/* gcov writes one document a line when it is asked for several objects at once. */
static bool read_json(struct tg_coverage_reader *reader, struct tg_str content, struct tg_err *err)
{
	struct tg_str rest = content, line;
	const struct tg_value *root;
	struct tg_err problem = {0};
	bool ok = true;

	root = tg_json_parse(reader->arena, content, reader->file, &problem);
	if (root && tg_value_get(root, "files"))
		return tg_coverage_gcov(reader, root, err);
	if (root && tg_value_get(root, "data"))
		return tg_coverage_llvm(reader, root, err);
	if (root)
		return tg_fail(err, TG_ERR_INPUT,
			       "%s:1:1: this is neither gcov's JSON ('files') nor llvm-cov's "
			       "('data')",
			       reader->file);
	if (tg_str_find(content, 0, "\"gcc_version\"") == content.len)
		return tg_fail(err, problem.code, "%s", problem.text);
	while (ok && tg_str_line(&rest, &line)) {
		if (!tg_str_trim(line).len)
			continue;
		root = tg_json_parse(reader->arena, line, reader->file, err);
		ok = root && tg_coverage_gcov(reader, root, err);
	}
	return ok;
}

static bool read(struct tg_coverage_reader *reader, struct tg_str content, struct tg_err *err)
{
	struct tg_str text = tg_str_trim(content);

	if (tg_str_starts(text, "\x1f\x8b"))
		return tg_fail(err, TG_ERR_INPUT, "%s: it is compressed; unpack it with gunzip",
			       reader->file);
	if (tg_str_starts(text, "{"))
		return read_json(reader, content, err);
	return tg_coverage_lcov(reader, content, err);
}

bool tg_coverage_read(struct tg_arena *arena, const char *file, struct tg_str content,
		      struct tg_coverage_report *ret_report, struct tg_err *err)
{
	struct tg_coverage_reader reader = {.arena = arena, .file = file, .out = ret_report};
	bool ok;

	*ret_report = (struct tg_coverage_report){.format = "", .folder = ""};
	ok = tg_input_size(content, file, err) && read(&reader, content, err);
	if (ok && !reader.files.count)
		ok = tg_fail(err, TG_ERR_INPUT,
			     "%s: there is no file in it, and silence is no evidence; were the "
			     "tests built with coverage?",
			     file);
	ret_report->count = reader.files.count;
	ret_report->at = KEEP(&reader, &reader.files);
	TG_VEC_DONE(&reader.files);
	TG_VEC_DONE(&reader.lines);
	TG_VEC_DONE(&reader.functions);
	return ok;
}
