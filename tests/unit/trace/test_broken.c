/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Files of every format that is imported, broken in every way: cut short, with other values, bytes
 * that are no text, nested without end, with entities. Whatever comes of it, it is either read, or
 * there is one error that names the file; what is skipped says why. The samples are the seeds of
 * tests/fuzz, whose first byte chooses a reader there.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/file.h"
#include "evidence/coverage.h"
#include "evidence/ctest.h"
#include "evidence/junit.h"
#include "evidence/parts.h"
#include "evidence/sarif.h"
#include "evidence/tap.h"
#include "items/items.h"

typedef bool reader_fn(struct tg_arena *arena, const char *name, struct tg_str text,
		       struct tg_err *err);

static bool items(struct tg_arena *arena, const char *name, struct tg_str text, struct tg_err *err)
{
	struct tg_items read;
	size_t i;

	if (!tg_items_read(arena, name, text, &read, err))
		return false;
	for (i = 0; i < read.skip_count; i++)
		assert_true(read.skips[i].reason[0]);
	for (i = 0; i < read.count; i++)
		assert_true(read.at[i].key[0]);
	return true;
}

/* What the other readers give is of types of their own, and not looked at here. */
#define READER(name_, type_, read_)                                                     \
	static bool name_(struct tg_arena *arena, const char *name, struct tg_str text, \
			  struct tg_err *err)                                           \
	{                                                                               \
		struct type_ read;                                                      \
                                                                                        \
		return read_(arena, name, text, &read, err);                            \
	}
READER(coverage, tg_coverage_report, tg_coverage_read)
READER(ctest, tg_results, tg_ctest_read)
READER(junit, tg_results, tg_junit_read)
READER(tap, tg_results, tg_tap_read)
READER(sarif, tg_sarif, tg_sarif_read)
READER(bill, tg_bill, tg_bill_read)
READER(vex, tg_vex, tg_vex_read)

/* How a format is nested and what its values look like. */
enum kind { TEXT, JSON, YAML, XML, ZIP };

static const struct sample {
	const char *seed, *name;
	reader_fn *read;
	enum kind kind;
	size_t from; /* bytes before the content */
} samples[] = {
	{"items/doorstop.yml", "REQ001.yml", items, YAML, 1},
	{"items/dragon.json", "a.json", items, JSON, 1},
	{"items/lobster.json", "a.json", items, JSON, 1},
	{"items/m.tm7", "a.tm7", items, XML, 1},
	{"items/needs.json", "needs.json", items, JSON, 1},
	{"items/oft.md", "a.md", items, TEXT, 1},
	{"items/oft.rst", "a.rst", items, TEXT, 1},
	{"items/otm.yaml", "a.otm.yaml", items, YAML, 1},
	{"items/pytm.json", "a.json", items, JSON, 1},
	{"items/r.reqif", "a.reqif", items, XML, 1},
	{"items/r.reqifz", "a.reqifz", items, ZIP, 1},
	{"items/r.sdoc", "a.sdoc", items, TEXT, 1},
	{"items/risks.json", "risks.json", items, JSON, 1},
	{"items/table.csv", "a.csv", items, TEXT, 1},
	{"items/threagile.yaml", "threagile.yaml", items, YAML, 1},
	{"evidence/Test.xml", "Test.xml", ctest, XML, 1},
	{"evidence/a.sarif", "a.sarif", sarif, JSON, 1},
	{"evidence/a.tap", "a.tap", tap, TEXT, 1},
	{"evidence/bom.json", "bom.json", bill, JSON, 1},
	{"evidence/gcov.json", "gcov.json", coverage, JSON, 1},
	{"evidence/lcov.info", "lcov.info", coverage, TEXT, 1},
	{"evidence/llvm.json", "llvm.json", coverage, JSON, 1},
	{"evidence/vex.json", "vex.json", vex, JSON, 1},
	{"junit/plain.xml", "junit.xml", junit, XML, 0},
};

enum { SAMPLES = sizeof(samples) / sizeof(*samples) };

/* Reads it; false with an error that names the file, and the line where there are lines. */
static bool reads(const struct sample *sample, struct tg_str text)
{
	struct tg_arena arena = {0};
	struct tg_err err = {0};
	bool ok = sample->read(&arena, sample->name, text, &err);

	assert_int_equal(ok, err.code == TG_OK);
	if (!ok) {
		if (!strstr(err.text, sample->name) || strchr(err.text, '\n'))
			fail_msg("%s: %s", sample->seed, err.text);
		assert_true(strlen(err.text) > strlen(sample->name) + 10);
	}
	tg_arena_done(&arena);
	return ok;
}

/* Calls `each` with the content of every sample. */
static void each_sample(void (*each)(const struct sample *sample, struct tg_str text))
{
	size_t i;

	for (i = 0; i < SAMPLES; i++) {
		struct tg_buf path = {0}, content = {0};
		struct tg_err err = {0};

		tg_buf_printf(&path, SOURCE_DIR "/tests/fuzz/seeds/%s", samples[i].seed);
		if (!tg_file_read(path.ptr, 1 << 20, &content, &err))
			fail_msg("%s", err.text);
		each(&samples[i],
		     tg_str_n(content.ptr + samples[i].from, content.len - samples[i].from));
		tg_buf_done(&path);
		tg_buf_done(&content);
	}
}

static void as_it_is(const struct sample *sample, struct tg_str text)
{
	if (!reads(sample, text))
		fail_msg("the sample %s is not read", sample->seed);
}

static void cut_short(const struct sample *sample, struct tg_str text)
{
	size_t length, failed = 0;

	for (length = 0; length < text.len; length++)
		failed += !reads(sample, tg_str_n(text.ptr, length));
	/* Half of a document is none; of lines, the whole ones stand. */
	if (sample->kind == JSON || sample->kind == XML)
		assert_true(failed + 3 >= text.len);
}

static void with_other_bytes(const struct sample *sample, struct tg_str text)
{
	static const char bytes[] = {'\xff', '\0', '"', '}', '<', '\n', '9'};
	struct tg_buf copy = {0};
	size_t i, b;

	tg_buf_str(&copy, text);
	for (i = 0; i < text.len; i++)
		for (b = 0; b < sizeof(bytes); b++) {
			copy.ptr[i] = bytes[b];
			reads(sample, tg_buf_view(&copy));
			copy.ptr[i] = text.ptr[i];
		}
	tg_buf_done(&copy);
}

/* The length of the JSON value at `at`. */
static size_t value_length(struct tg_str text, size_t at)
{
	size_t from = at, depth = 0;
	bool quoted = false;

	for (; at < text.len; at++) {
		char c = text.ptr[at];

		if (quoted && c == '\\')
			at++;
		else if (c == '"')
			quoted = !quoted;
		else if (!quoted && (c == '[' || c == '{'))
			depth++;
		else if (!quoted && !depth && strchr(",]} \n", c))
			break;
		else if (!quoted && (c == ']' || c == '}') && !--depth)
			return at + 1 - from;
	}
	return at - from;
}

static void with_other_values(const struct sample *sample, struct tg_str text)
{
	static const char *const values[] = {"7",     "-1",          "99999999999999999999",
					     "1e308", "null",        "true",
					     "\"\"",  "\"\\u202e\"", "[]",
					     "{}",    "[[]]"};
	size_t at, v;

	for (at = 1; sample->kind == JSON && at < text.len; at++) {
		size_t from = at + (text.ptr[at] == ' ');

		if (text.ptr[at - 1] != ':' && text.ptr[at - 1] != '[' && text.ptr[at - 1] != ',')
			continue;
		for (v = 0; v < sizeof(values) / sizeof(*values); v++) {
			size_t end = from + value_length(text, from);
			struct tg_buf changed = {0};

			tg_buf_add(&changed, text.ptr, from);
			tg_buf_puts(&changed, values[v]);
			tg_buf_add(&changed, text.ptr + end, text.len - end);
			reads(sample, tg_buf_view(&changed));
			tg_buf_done(&changed);
		}
	}
}

static void nested_without_end(const struct sample *sample, struct tg_str text)
{
	static const char *const opening[] = {
		[TEXT] = "> ", [JSON] = "[", [YAML] = "[", [XML] = "<a>", [ZIP] = "PK"};
	struct tg_buf deep = {0};
	size_t i;

	(void)text;
	for (i = 0; i < 20000; i++)
		tg_buf_puts(&deep, opening[sample->kind]);
	if (reads(sample, tg_buf_view(&deep)))
		assert_int_equal(sample->kind, TEXT);
	tg_buf_done(&deep);
}

static void with_entities(const struct sample *sample, struct tg_str text)
{
	struct tg_buf bomb = {0};
	size_t from = tg_str_find(text, 0, "?>");

	if (sample->kind != XML)
		return;
	from = from < text.len ? from + 2 : 0;
	tg_buf_puts(&bomb, "<!DOCTYPE a [<!ENTITY b \"b\"><!ENTITY c \"&b;&b;&b;\"><!ENTITY d "
			   "SYSTEM \"file:///etc/passwd\">]>");
	tg_buf_add(&bomb, text.ptr + from, text.len - from);
	assert_false(reads(sample, tg_buf_view(&bomb)));
	tg_buf_done(&bomb);
}

static void every_sample_is_read(void **state)
{
	(void)state;
	each_sample(as_it_is);
}

/* @verifies TG-FMT-1 */
static void what_is_cut_short_is_refused_by_name(void **state)
{
	(void)state;
	each_sample(cut_short);
}

/* @verifies TG-FMT-1 */
static void other_bytes_and_values_do_no_harm(void **state)
{
	(void)state;
	each_sample(with_other_bytes);
	each_sample(with_other_values);
}

/* @verifies TG-FMT-1 */
static void nesting_ends(void **state)
{
	(void)state;
	each_sample(nested_without_end);
}

/* @verifies TG-FMT-2 */
static void entities_are_refused_in_every_xml(void **state)
{
	(void)state;
	each_sample(with_entities);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_sample_is_read),
		cmocka_unit_test(what_is_cut_short_is_refused_by_name),
		cmocka_unit_test(other_bytes_and_values_do_no_harm),
		cmocka_unit_test(nesting_ends),
		cmocka_unit_test(entities_are_refused_in_every_xml),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
