/* SPDX-License-Identifier: Apache-2.0 */
/*
 * coverage_lcov.c - tracefiles of lcov, which alone tell apart what each test executed (TN:).
 * A line is `KEY:value,value`; `end_of_record` ends a file.
 */
#include <stdlib.h>

#include "base/map.h"
#include "evidence/coverage_read.h"

/* A function of the open file, until its hits are known: FN and FNDA, or FNL and FNA. */
struct function {
	const char *name;
	unsigned line, end_line;
	uint64_t hits;
};

struct lcov {
	struct tg_coverage_reader *reader;
	const char *test, *path;
	TG_VEC(struct function) functions;
	struct tg_map named; /* name or index -> its place in `functions` + 1 */
};

/* A decimal number at the front of `*text`, and the comma behind it, taken off. */
static bool take_number(struct tg_str *text, uint64_t *ret)
{
	size_t at = 0;

	for (*ret = 0; at < text->len && text->ptr[at] >= '0' && text->ptr[at] <= '9'; at++) {
		if (*ret > UINT32_MAX)
			return false;
		*ret = *ret * 10 + (uint64_t)(text->ptr[at] - '0');
	}
	if (!at || (at < text->len && text->ptr[at] != ','))
		return false;
	at += at < text->len;
	*text = tg_str_n(text->ptr + at, text->len - at);
	return true;
}

static const char *kept(struct lcov *lcov, struct tg_str text)
{
	return tg_arena_strndup(lcov->reader->arena, text.ptr ? text.ptr : "", text.len);
}

/* The function with this name or index, made when it is new. */
static struct function *function_of(struct lcov *lcov, struct tg_str name)
{
	void **slot = tg_map_put(&lcov->named, name);

	if (!*slot) {
		struct function *added = TG_VEC_ADD(&lcov->functions);

		*added = (struct function){.name = kept(lcov, name)};
		*slot = (void *)(uintptr_t)lcov->functions.count;
	}
	return &lcov->functions.at[(size_t)(uintptr_t)*slot - 1];
}

/* DA:line,hits */
static bool take_line(struct lcov *lcov, struct tg_str text)
{
	uint64_t line, hits;

	if (!take_number(&text, &line) || !take_number(&text, &hits))
		return false;
	tg_coverage_line(lcov->reader, (unsigned)line, hits);
	return true;
}

/* FN:line[,end],name */
static bool take_function(struct lcov *lcov, struct tg_str text)
{
	uint64_t line, end = 0;
	struct function *function;

	if (!take_number(&text, &line))
		return false;
	take_number(&text, &end);
	function = function_of(lcov, text);
	function->line = (unsigned)line;
	function->end_line = (unsigned)end;
	return true;
}

/* FNDA:hits,name */
static bool take_hits(struct lcov *lcov, struct tg_str text)
{
	uint64_t hits;

	if (!take_number(&text, &hits))
		return false;
	function_of(lcov, text)->hits += hits;
	return true;
}

/* FNL:index,line[,end] of lcov 2 */
static bool take_place(struct lcov *lcov, struct tg_str text)
{
	struct tg_str index = tg_str_n(text.ptr, tg_str_find(text, 0, ","));
	uint64_t ignored, line, end = 0;
	struct function *function;

	if (!take_number(&text, &ignored) || !take_number(&text, &line))
		return false;
	take_number(&text, &end);
	function = function_of(lcov, index);
	function->line = (unsigned)line;
	function->end_line = (unsigned)end;
	return true;
}

/* FNA:index,hits,name of lcov 2 */
static bool take_alias(struct lcov *lcov, struct tg_str text)
{
	struct tg_str index = tg_str_n(text.ptr, tg_str_find(text, 0, ","));
	struct function *function;
	uint64_t ignored, hits;

	if (!take_number(&text, &ignored) || !take_number(&text, &hits))
		return false;
	function = function_of(lcov, index);
	function->hits += hits;
	function->name = kept(lcov, text);
	return true;
}

static bool take_test(struct lcov *lcov, struct tg_str text)
{
	lcov->test = kept(lcov, tg_str_trim(text));
	return true;
}

static bool take_path(struct lcov *lcov, struct tg_str text)
{
	lcov->path = kept(lcov, tg_str_trim(text));
	return true;
}

static const struct {
	const char *key;
	bool (*take)(struct lcov *lcov, struct tg_str text); /* NULL = says nothing we ask */
} records[] = {
	{"TN:", take_test},   {"SF:", take_path},   {"DA:", take_line},   {"FN:", take_function},
	{"FNDA:", take_hits}, {"FNL:", take_place}, {"FNA:", take_alias}, {"FNF:", NULL},
	{"FNH:", NULL},       {"LF:", NULL},        {"LH:", NULL},        {"BRDA:", NULL},
	{"BRF:", NULL},       {"BRH:", NULL},       {"VER:", NULL},       {"MCDC:", NULL},
	{"MRF:", NULL},       {"MRH:", NULL},       {"#", NULL},
};

static void end_record(struct lcov *lcov)
{
	size_t i;

	for (i = 0; i < lcov->functions.count; i++) {
		const struct function *function = &lcov->functions.at[i];

		tg_coverage_function(lcov->reader, function->name, function->line,
				     function->end_line, function->hits);
	}
	tg_coverage_file(lcov->reader, lcov->path, lcov->test);
	lcov->path = "";
	lcov->functions.count = 0;
	tg_map_done(&lcov->named);
	memset(&lcov->named, 0, sizeof(lcov->named));
}

static void take_record(struct lcov *lcov, struct tg_str line)
{
	size_t i;

	if (tg_str_is(line, "end_of_record")) {
		end_record(lcov);
		return;
	}
	for (i = 0; i < sizeof(records) / sizeof(*records); i++) {
		size_t length = strlen(records[i].key);

		if (!tg_str_starts(line, records[i].key))
			continue;
		if (records[i].take &&
		    !records[i].take(lcov, tg_str_n(line.ptr + length, line.len - length)))
			lcov->reader->out->unread++;
		return;
	}
	lcov->reader->out->unread++;
}

bool tg_coverage_lcov(struct tg_coverage_reader *reader, struct tg_str content, struct tg_err *err)
{
	struct lcov lcov = {.reader = reader, .test = "", .path = ""};
	struct tg_str rest = content, line;

	reader->out->format = "lcov";
	if (tg_str_find(content, 0, "SF:") == content.len)
		return tg_fail(err, TG_ERR_INPUT,
			       "%s:1:1: this is no coverage report; expected gcov's or llvm-cov's "
			       "JSON, or a tracefile of lcov",
			       reader->file);
	while (tg_str_line(&rest, &line)) {
		line = tg_str_trim(line);
		if (line.len)
			take_record(&lcov, line);
	}
	if (*lcov.path) { /* the file was cut off: what is there counts, the rest is missing */
		end_record(&lcov);
		reader->out->unread++;
	}
	TG_VEC_DONE(&lcov.functions);
	tg_map_done(&lcov.named);
	return true;
}
