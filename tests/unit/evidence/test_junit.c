/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "evidence/junit.h"

struct fixture {
	struct tg_arena arena;
	struct tg_results results;
	struct tg_err err;
};

static int set_up(void **state)
{
	*state = tg_alloc_zero(1, sizeof(struct fixture));
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	tg_arena_done(&f->arena);
	tg_vec_free(f);
	return 0;
}

static const struct tg_result *read_xml(struct fixture *f, const char *text)
{
	f->err = (struct tg_err){0};
	if (!tg_junit_read(&f->arena, "r.xml", tg_str(text), &f->results, &f->err))
		fail_msg("%s", f->err.text);
	return f->results.at;
}

static void refuse(struct fixture *f, struct tg_str text, const char *what)
{
	f->err = (struct tg_err){0};
	assert_false(tg_junit_read(&f->arena, "r.xml", text, &f->results, &f->err));
	assert_non_null(strstr(f->err.text, "r.xml:"));
	if (!strstr(f->err.text, what))
		fail_msg("%s", f->err.text);
}

/* @verifies TG-EVD-1 */
static void what_did_not_run_is_skipped(void **state)
{
	struct fixture *f = *state;
	const struct tg_result *r = read_xml(
		f, "<testsuite name=\"s\" tests=\"6\">"
		   "<testcase name=\"a\" status=\"run\" time=\"0.25\"/>"
		   "<testcase name=\"b\" status=\"notrun\"><skipped message=\"no "
		   "program\"/></testcase>"
		   "<testcase name=\"c\" status=\"disabled\"/>"
		   "<testcase name=\"d\"><skipped/></testcase>"
		   "<testcase name=\"e\" status=\"run\" result=\"skipped\"/>"
		   "<testcase name=\"f\" status=\"fail\"><failure message=\"x\"/></testcase>"
		   "</testsuite>");

	assert_int_equal(f->results.count, 6);
	assert_int_equal(r[0].outcome, TG_PASSED);
	assert_true(r[0].seconds > 0.24 && r[0].seconds < 0.26);
	assert_int_equal(f->results.outcomes[TG_SKIPPED], 4);
	assert_string_equal(r[1].message, "no program");
	assert_int_equal(r[5].outcome, TG_FAILED);
}

static void roots_suites_and_attributes_may_vary(void **state)
{
	struct fixture *f = *state;
	const struct tg_result *r = read_xml(
		f, "<?xml version=\"1.0\"?><testsuites><testsuite name=\"outer\">"
		   "<testsuite name=\"inner\" timestamp=\"2026-01-02T03:04:05\">"
		   "<properties><property name=\"x\" value=\"y\"/></properties>"
		   "<testcase classname=\"k\" name=\"one\" time=\"1,5\" file=\"t.c\" line=\"7\"/>"
		   "</testsuite><testcase name=\"two\"/><testcase/></testsuite></testsuites>");

	assert_int_equal(f->results.count, 2);
	assert_int_equal(f->results.unnamed, 1);
	assert_string_equal(r[0].suite, "inner");
	assert_string_equal(r[0].classname, "k");
	assert_int_equal(r[0].line, 7);
	assert_true(r[0].seconds > 1.49 && r[0].seconds < 1.51);
	assert_string_equal(r[1].suite, "outer");
	assert_string_equal(f->results.timestamp, "2026-01-02T03:04:05");
}

static void several_failures_are_one_and_flaky_ones_are_counted(void **state)
{
	struct fixture *f = *state;
	const struct tg_result *r = read_xml(
		f, "<testsuite><testcase name=\"a\"><failure>\n first line\n second</failure>"
		   "<failure message=\"again\"/><error message=\"worse\"/></testcase>"
		   "<testcase name=\"b\"><flakyFailure message=\"m\">s</flakyFailure></testcase>"
		   "</testsuite>");

	assert_int_equal(r[0].outcome, TG_ERRORED);
	assert_string_equal(r[0].message, "first line");
	assert_int_equal(r[1].outcome, TG_PASSED);
	assert_int_equal(f->results.flaky, 1);
}

static void properties_and_attributes_name_what_is_verified(void **state)
{
	struct fixture *f = *state;
	const struct tg_result *r =
		read_xml(f, "<testsuite><testcase name=\"a\"><properties>"
			    "<property name=\"PartiallyVerifies\" value=\"R-1, R-2\"/>"
			    "<property name=\"TestType\" value=\"fuzz\"/></properties></testcase>"
			    "<testcase name=\"b\" verifies=\"R-3\"/></testsuite>");

	assert_int_equal(r[0].verify_count, 2);
	assert_string_equal(r[0].verifies[1], "R-2");
	assert_int_equal(r[1].verify_count, 1);
}

static void what_xml_forbids_is_mended_and_counted(void **state)
{
	struct fixture *f = *state;
	const struct tg_result *r = read_xml(
		f, "<testsuite><testcase name=\"a\"><failure><![CDATA[v[w[1]]>2 \x1b[31mred]]>"
		   "</failure></testcase></testsuite>");

	assert_int_equal(f->results.repaired, 2);
	assert_string_equal(r[0].message, "v[w[1]] 2 ?[31mred");
}

static void other_encodings_are_read(void **state)
{
	static const char wide[] =
		"\xff\xfe<\0t\0e\0s\0t\0s\0u\0i\0t\0e\0>\0<\0t\0e\0s\0t\0c\0a\0s\0"
		"e\0 \0n\0a\0m\0e\0=\0'\0\xfc\0'\0/\0>\0<\0/\0t\0e\0s\0t\0s\0u\0i"
		"\0t\0e\0>\0";
	struct fixture *f = *state;
	const struct tg_result *r = read_xml(f, "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>"
						"<testsuite><testcase name=\"\xfc\"/></testsuite>");

	assert_string_equal(r[0].name, "\xc3\xbc");
	assert_true(tg_junit_read(&f->arena, "r.xml", tg_str_n(wide, sizeof(wide) - 1), &f->results,
				  &f->err));
	assert_string_equal(f->results.at[0].name, "\xc3\xbc");
}

/* @verifies TG-FMT-2 */
static void hostile_and_foreign_documents_are_refused(void **state)
{
	struct fixture *f = *state;

	refuse(f, tg_str("<testsuite><testcase name=\"a\">\n</testsuite>"), "r.xml:2");
	refuse(f, tg_str("<html><body/></html>"), "no JUnit report");
	refuse(f, tg_str("<testsuites/>"), "silence is no evidence");
	refuse(f, tg_str(""), "");
	refuse(f,
	       tg_str("<!DOCTYPE t [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">"
		      "<!ENTITY c SYSTEM \"file:///etc/passwd\">]>"
		      "<testsuite><testcase name=\"x\"><failure>&c;</failure>"),
	       "");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_did_not_run_is_skipped),
		TEST(roots_suites_and_attributes_may_vary),
		TEST(several_failures_are_one_and_flaky_ones_are_counted),
		TEST(properties_and_attributes_name_what_is_verified),
		TEST(what_xml_forbids_is_mended_and_counted),
		TEST(other_encodings_are_read),
		TEST(hostile_and_foreign_documents_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
