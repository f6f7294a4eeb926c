/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "format/value.h"
#include "format/xml.h"
#include "output/findings.h"

static const char card_text[] = "---\n"
				"id: memory/unbounded-copy\n"
				"title: Unbounded copy\n"
				"severity: error\n"
				"confidence: high\n"
				"cwe: [120]\n"
				"requirements: [CR 3.5, CRA-AI-I-2k]\n"
				"since: 0.1\n"
				"---\n\nWhy it matters.\n\n## Instead\n\nBound it.\n\n"
				"```c bad\nint a;\n```\n\n```c good\nint b;\n```\n\n"
				"## Not found\n\nNothing.\n";

static const struct tg_step step = {
	.path = "b.c", .range = {3, 1, 3, 4, 20, 23}, .message = "it comes from here"};

static const struct tg_fix fix = {
	.path = "src/a b.c", .range = {4, 5, 4, 7, 43, 45}, .text = "n - 1"};

static const struct tg_finding findings[] = {
	{.rule = "memory/unbounded-copy",
	 .severity = TG_ERROR,
	 .confidence = TG_HIGH,
	 .message = "the copy ]]> has no \x1b[31m bound & <more>",
	 .path = "src/a b.c",
	 .range = {4, 2, 4, 9, 40, 47},
	 .function = "f",
	 .usr = "c:@F@f",
	 .macro = "COPY",
	 .reason = "",
	 .steps = &step,
	 .step_count = 1,
	 .fixes = &fix,
	 .fix_count = 1},
	{.rule = "other/unknown-card",
	 .severity = TG_NOTE,
	 .confidence = TG_LOW,
	 .message = "a note",
	 .path = "src/z.c",
	 .range = {1, 1, 2, 3, 0, 9},
	 .function = "",
	 .usr = "",
	 .macro = "",
	 .state = TG_FINDING_SUPPRESSED,
	 .reason = "the reader checked the length before"},
};

static const struct tg_incomplete incomplete = {"src/broken.c", TG_UNIT_CRASHED, "signal 11"};

struct fixture {
	struct tg_arena arena;
	struct tg_cards cards;
	struct tg_card card;
	struct tg_findings_report report;
	struct tg_buf out;
	struct tg_err err;
};

static int set_up(void **state)
{
	struct fixture *f = tg_alloc_zero(1, sizeof(*f));

	if (!tg_card_parse(&f->arena, tg_str(card_text), "card.md", "memory/unbounded-copy",
			   &f->card, &f->err))
		fail_msg("%s", f->err.text);
	f->cards.at = &f->card;
	f->cards.count = 1;
	*tg_map_put(&f->cards.by_id, tg_str(f->card.id)) = &f->card;
	f->report = (struct tg_findings_report){.version = "0.1.0",
						.cards = &f->cards,
						.findings = findings,
						.count = 2,
						.incomplete = &incomplete,
						.incomplete_count = 1};
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	tg_map_done(&f->cards.by_id);
	tg_arena_done(&f->arena);
	tg_buf_done(&f->out);
	tg_vec_free(f);
	return 0;
}

static const char *text_of(const struct tg_value *value, const char *key)
{
	return tg_value_text(value, key, "(missing)");
}

/* @verifies TG-OUT-1 */
static void text_is_escaped_and_names_the_requirement(void **state)
{
	struct fixture *f = *state;

	assert_true(tg_findings_write(&f->out, "text", &f->report, &f->err));
	assert_null(strchr(f->out.ptr, '\x1b'));
	assert_non_null(strstr(f->out.ptr, "src/a b.c:4:2: error: the copy"));
	assert_non_null(strstr(f->out.ptr, "\\x1b[31m"));
	assert_non_null(strstr(f->out.ptr, "= serves CR 3.5, CRA-AI-I-2k, CWE-120"));
	assert_non_null(strstr(f->out.ptr, "from macro 'COPY'"));
	assert_non_null(strstr(f->out.ptr, "step 1: b.c:3:1: it comes from here"));
	assert_non_null(strstr(f->out.ptr, "src/broken.c: incomplete (crashed): signal 11"));
	/* Suppressed findings stay out unless they are asked for. */
	assert_null(strstr(f->out.ptr, "a note"));
}

static void sarif_offers_the_repair(void **state)
{
	struct fixture *f = *state;
	const struct tg_value *run, *result, *change, *replacement;

	assert_true(tg_findings_write(&f->out, "sarif", &f->report, &f->err));
	run = tg_json_parse(&f->arena, tg_buf_view(&f->out), "out.sarif", &f->err);
	assert_non_null(run);
	result = tg_value_get(tg_value_get(run, "runs")->first, "results")->first;
	assert_int_equal(tg_value_get(result, "fixes")->count, 1);
	change = tg_value_get(tg_value_get(result, "fixes")->first, "artifactChanges")->first;
	assert_string_equal(text_of(tg_value_get(change, "artifactLocation"), "uri"),
			    "src/a%20b.c");
	replacement = tg_value_get(change, "replacements")->first;
	assert_string_equal(text_of(tg_value_get(replacement, "insertedContent"), "text"), "n - 1");
	assert_string_equal(text_of(tg_value_get(replacement, "deletedRegion"), "startColumn"),
			    "5");
}

static void sarif_marks_what_github_reads(void **state)
{
	struct fixture *f = *state;
	const struct tg_value *run, *result, *where, *rule;

	f->report.with_suppressed = true;
	assert_true(tg_findings_write(&f->out, "sarif", &f->report, &f->err));
	run = tg_json_parse(&f->arena, tg_buf_view(&f->out), "out.sarif", &f->err);
	assert_non_null(run);
	assert_string_equal(text_of(run, "version"), "2.1.0");
	run = tg_value_get(run, "runs")->first;
	rule = tg_value_get(tg_value_get(tg_value_get(run, "tool"), "driver"), "rules")->first;
	assert_string_equal(text_of(rule, "id"), "memory/unbounded-copy");
	assert_string_equal(text_of(tg_value_get(rule, "properties"), "security-severity"), "8.5");
	assert_int_equal(tg_value_get(run, "results")->count, 2);
	result = tg_value_get(run, "results")->first;
	where = tg_value_get(tg_value_get(result, "locations")->first, "physicalLocation");
	assert_string_equal(text_of(tg_value_get(where, "artifactLocation"), "uri"), "src/a%20b.c");
	assert_string_equal(text_of(tg_value_get(where, "region"), "startLine"), "4");
	assert_non_null(tg_value_get(result, "codeFlows"));
	assert_int_equal(tg_value_get(result, "suppressions")->count, 0);
	assert_int_equal(tg_value_get(result->next, "suppressions")->count, 1);
	assert_string_equal(text_of(tg_value_get(run, "invocations")->first, "executionSuccessful"),
			    "false");
}

static bool note_open(void *user, const char *name, const char **attributes, unsigned line,
		      struct tg_err *err)
{
	unsigned *count = user;

	(void)attributes;
	(void)line;
	(void)err;
	*count += strcmp(name, "failure") == 0 || strcmp(name, "error") == 0;
	return true;
}

static void xml_formats_are_well_formed(void **state)
{
	static const struct tg_xml_handler handler = {.open = note_open};
	struct fixture *f = *state;
	unsigned count = 0;

	assert_true(tg_findings_write(&f->out, "junit", &f->report, &f->err));
	assert_true(tg_xml_parse(tg_buf_view(&f->out), "out.xml", &handler, &count, &f->err));
	assert_int_equal(count, 2);
	tg_buf_clear(&f->out);
	assert_true(tg_findings_write(&f->out, "checkstyle", &f->report, &f->err));
	count = 0;
	assert_true(tg_xml_parse(tg_buf_view(&f->out), "out.xml", &handler, &count, &f->err));
	assert_int_equal(count, 1);
}

static void json_formats_parse_and_count(void **state)
{
	struct fixture *f = *state;
	const struct tg_value *value;

	assert_true(tg_findings_write(&f->out, "json", &f->report, &f->err));
	value = tg_json_parse(&f->arena, tg_buf_view(&f->out), "out.json", &f->err);
	assert_non_null(value);
	assert_int_equal(tg_value_get(value, "findings")->count, 1);
	assert_int_equal(tg_value_get(value, "incomplete")->count, 1);
	tg_buf_clear(&f->out);
	assert_true(tg_findings_write(&f->out, "gitlab", &f->report, &f->err));
	value = tg_json_parse(&f->arena, tg_buf_view(&f->out), "out.json", &f->err);
	assert_non_null(value);
	assert_int_equal(value->count, 1);
	assert_string_equal(text_of(value->first, "severity"), "critical");
	assert_int_equal(strlen(text_of(value->first, "fingerprint")), 32);
}

static void an_unknown_format_lists_the_known_ones(void **state)
{
	struct fixture *f = *state;

	assert_false(tg_findings_write(&f->out, "pdf", &f->report, &f->err));
	assert_int_equal(f->err.code, TG_ERR_USAGE);
	assert_non_null(strstr(f->err.text, "sarif"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(text_is_escaped_and_names_the_requirement),
		TEST(sarif_marks_what_github_reads),
		TEST(sarif_offers_the_repair),
		TEST(xml_formats_are_well_formed),
		TEST(json_formats_parse_and_count),
		TEST(an_unknown_format_lists_the_known_ones),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
