/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "evidence/ctest.h"
#include "evidence/tap.h"

typedef bool reader_fn(struct tg_arena *arena, const char *file, struct tg_str content,
		       struct tg_results *ret_results, struct tg_err *err);

static void show(struct tg_buf *out, const struct tg_results *results)
{
	size_t i, n;

	for (i = 0; i < results->count; i++) {
		const struct tg_result *result = &results->at[i];

		tg_buf_printf(out, "%s %s|%s", tg_outcome_name(result->outcome), result->suite,
			      result->name);
		if (*result->message)
			tg_buf_printf(out, " '%s'", result->message);
		for (n = 0; n < result->verify_count; n++)
			tg_buf_printf(out, " verifies %s", result->verifies[n]);
		tg_buf_puts(out, "\n");
	}
	if (results->unnamed)
		tg_buf_printf(out, "unnamed %zu\n", results->unnamed);
	if (results->unread)
		tg_buf_printf(out, "unread %zu\n", results->unread);
}

static void reads(reader_fn *read, const char *text, const char *want)
{
	struct tg_arena arena = {0};
	struct tg_results results;
	struct tg_err err = {0};
	struct tg_buf out = {0};

	read(&arena, "out/t", tg_str(text), &results, &err);
	assert_string_equal(err.text, "");
	show(&out, &results);
	assert_string_equal(out.ptr, want);
	tg_buf_done(&out);
	tg_arena_done(&arena);
}

static void refuses(reader_fn *read, const char *text, const char *want)
{
	struct tg_arena arena = {0};
	struct tg_results results;
	struct tg_err err = {0};

	assert_false(read(&arena, "out/t", tg_str(text), &results, &err));
	assert_int_equal(err.code, TG_ERR_INPUT);
	assert_string_equal(err.text, want);
	tg_arena_done(&arena);
}

static void tap_has_points_with_names(void **state)
{
	(void)state;
	reads(tg_tap_read,
	      "TAP version 13\n1..5\nok 1 - opens\nnot ok 2 closes\n# why\n  ---\n  ok 9 - none\n"
	      "  ...\nok 3 - waits # SKIP no clock\nnot ok 4 - later # todo some day\nprinted\n"
	      "ok - unnumbered \\# 1\n",
	      "passed t|opens\nfailed t|closes\nskipped t|waits\nskipped t|later\n"
	      "passed t|unnumbered \\# 1\n");
}

static void what_the_plan_promises_has_to_come(void **state)
{
	(void)state;
	reads(tg_tap_read, "1..3\nok 1 - a\nok 2 - b\n",
	      "passed t|a\npassed t|b\nerrored t|t 'the plan says 3 tests and 2 reported'\n"
	      "unread 1\n");
	reads(tg_tap_read, "ok 1 - a\nBail out! no disk\n",
	      "passed t|a\nerrored t|t 'the run bailed out'\nunread 1\n");
	reads(tg_tap_read, "ok 1 - a\nok 2\n1..2\n", "passed t|a\nunnamed 1\n");
	/* The points of a subtest are not those of the plan. */
	reads(tg_tap_read, "1..2\n    1..1\n    ok 1 - inner\nok 1 - outer\n",
	      "passed t|inner\npassed t|outer\n"
	      "errored t|t 'the plan says 2 tests and 1 reported'\nunread 1\n");
}

static void silence_is_no_tap(void **state)
{
	(void)state;
	refuses(tg_tap_read, "hello\n",
		"out/t:1:1: this is no TAP: no line begins with 'ok' or 'not ok'");
	refuses(tg_tap_read, "1..0 # SKIP\n",
		"out/t:1:1: there is no named test in it, and silence is no evidence; did the "
		"tests run?");
}

#define TEST(status, name, more)                                                          \
	"<Test Status=\"" status "\"><Name>" name "</Name><Path>./x</Path><Results>" more \
	"</Results>"

static const char ctest_xml[] =
	/* clang-format off */
	"<?xml version=\"1.0\"?><Site BuildName=\"box\"><Testing>"
	"<StartDateTime>now</StartDateTime><TestList><Test>./a</Test></TestList>"
	TEST("passed", "a",
	     "<NamedMeasurement name=\"Execution Time\"><Value>0.5</Value></NamedMeasurement>")
	"<Labels><Label>slow</Label><Label>verifies:R-1</Label></Labels></Test>"
	TEST("failed", "b",
	     "<NamedMeasurement name=\"Exit Code\"><Value>Timeout</Value></NamedMeasurement>"
	     "<Measurement><Value>output</Value></Measurement>")
	"</Test>"
	TEST("notrun", "c",
	     "<NamedMeasurement name=\"Completion Status\"><Value>Disabled</Value>"
	     "</NamedMeasurement>")
	"</Test>" TEST("what", "d", "") "</Test></Testing></Site>";
/* clang-format on */

static void ctest_has_tests_with_states_and_labels(void **state)
{
	(void)state;
	reads(tg_ctest_read, ctest_xml,
	      "passed box|a verifies R-1\nfailed box|b 'Timeout'\nskipped box|c 'Disabled'\n"
	      "skipped box|d\nunread 1\n");
}

static void what_is_no_ctest_is_refused(void **state)
{
	(void)state;
	refuses(tg_ctest_read, "<Site/>",
		"out/t:1:1: this is no Test.xml of CTest: there is no 'Testing' in it");
	refuses(tg_ctest_read, "<Site><Testing/></Site>",
		"out/t:1:1: there is no test in it, and silence is no evidence; did the tests "
		"run?");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tap_has_points_with_names),
		cmocka_unit_test(what_the_plan_promises_has_to_come),
		cmocka_unit_test(silence_is_no_tap),
		cmocka_unit_test(ctest_has_tests_with_states_and_labels),
		cmocka_unit_test(what_is_no_ctest_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
