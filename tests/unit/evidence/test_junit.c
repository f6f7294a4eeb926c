/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "evidence/junit.h"

/* outcome suite|class|name seconds [file:line] ['message'] [verifies ...], then what was counted.
 */
static void show(struct tg_buf *out, const struct tg_results *results)
{
	size_t i, n;

	for (i = 0; i < results->count; i++) {
		const struct tg_result *result = &results->at[i];

		tg_buf_printf(out, "%s %s|%s|%s %g", tg_outcome_name(result->outcome),
			      result->suite, result->classname, result->name, result->seconds);
		if (*result->file)
			tg_buf_printf(out, " %s:%u", result->file, result->line);
		if (*result->message)
			tg_buf_printf(out, " '%s'", result->message);
		for (n = 0; n < result->verify_count; n++)
			tg_buf_printf(out, "%s %s", n ? "," : " verifies", result->verifies[n]);
		tg_buf_puts(out, "\n");
	}
	if (results->unnamed)
		tg_buf_printf(out, "unnamed %zu\n", results->unnamed);
	if (results->unread)
		tg_buf_printf(out, "unread %zu\n", results->unread);
	if (results->repaired)
		tg_buf_printf(out, "repaired %zu\n", results->repaired);
	if (results->flaky)
		tg_buf_printf(out, "flaky %zu\n", results->flaky);
}

static void reads_str(struct tg_str text, const char *want)
{
	struct tg_arena arena = {0};
	struct tg_results results;
	struct tg_err err = {0};
	struct tg_buf out = {0};
	size_t i, sum = 0;

	tg_junit_read(&arena, "j.xml", text, &results, &err);
	assert_string_equal(err.text, "");
	tg_buf_add(&out, "", 0);
	show(&out, &results);
	assert_string_equal(out.ptr, want);
	for (i = 0; i <= TG_SKIPPED; i++)
		sum += results.outcomes[i];
	assert_int_equal(sum, results.count);
	tg_buf_done(&out);
	tg_arena_done(&arena);
}

static void reads(const char *text, const char *want)
{
	reads_str(tg_str(text), want);
}

static void refuses(const char *text, const char *want)
{
	struct tg_arena arena = {0};
	struct tg_results results;
	struct tg_err err = {0};

	assert_false(tg_junit_read(&arena, "j.xml", tg_str(text), &results, &err));
	assert_int_equal(err.code, TG_ERR_INPUT);
	assert_string_equal(err.text, want);
	assert_int_equal(results.count, 0);
	tg_arena_done(&arena);
}

static void suites_of_suites_are_read(void **state)
{
	(void)state;
	reads("<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n"
	      "<testsuites tests=\"2\" failures=\"1\">\n"
	      "  <testsuite name=\"login\" time=\"0.010\" timestamp=\"2026-01-01T00:00:00\">\n"
	      "    <testcase name=\"locks\" classname=\"auth\" time=\"0.004\" />\n"
	      "    <testcase name=\"opens\" time=\"0.006\">\n"
	      "      <failure><![CDATA[t.c:3: error: 1 != 2]]></failure>\n"
	      "    </testcase>\n"
	      "  </testsuite>\n"
	      "</testsuites>\n",
	      "passed login|auth|locks 0.004\n"
	      "failed login||opens 0.006 't.c:3: error: 1 != 2'\n");
}

static void a_single_suite_may_be_the_root(void **state)
{
	(void)state;
	reads("<testsuite name='a'><testsuite name='b'><testcase name='x'/></testsuite>"
	      "<testsuite><testcase name='y'/></testsuite><testcase name='z'/></testsuite>",
	      "passed b||x 0\npassed a||y 0\npassed a||z 0\n");
	reads("<testrun name='r'><testsuite><testcase name='x'/></testsuite></testrun>",
	      "passed ||x 0\n");
	reads("<x:testsuite xmlns:x='urn:x'><x:testcase x:name='n'/></x:testsuite>",
	      "passed ||n 0\n");
}

/* What ctest 3.25 writes, of which a missing program is the trap. */
/* @verifies TG-EVD-1 */
static void what_did_not_run_is_no_evidence(void **state)
{
	(void)state;
	reads("<testsuite name=\"(empty)\" tests=\"5\">\n"
	      "<testcase name=\"a\" classname=\"a\" time=\"0.1\" status=\"run\"><system-out>x"
	      "</system-out></testcase>\n"
	      "<testcase name=\"b\" status=\"fail\"><failure message=\"Failed\"/></testcase>\n"
	      "<testcase name=\"c\" status=\"notrun\"><skipped message=\"Unable to find "
	      "executable\"/></testcase>\n"
	      "<testcase name=\"d\" status=\"disabled\"/>\n"
	      "<testcase name=\"e\" status=\"run\"><skipped message=\"SKIP_RETURN_CODE=77\"/>"
	      "</testcase>\n"
	      "</testsuite>\n",
	      "passed (empty)|a|a 0.1\n"
	      "failed (empty)||b 0 'Failed'\n"
	      "skipped (empty)||c 0 'Unable to find executable'\n"
	      "skipped (empty)||d 0\n"
	      "skipped (empty)||e 0 'SKIP_RETURN_CODE=77'\n");
	reads("<testsuite><testcase name='a' status='run' result='suppressed'/>"
	      "<testcase name='b' status='run' result='completed'/>"
	      "<testcase name='c' status='mystery'/>"
	      "<testcase name='d' status='FAILED'/></testsuite>",
	      "skipped ||a 0\npassed ||b 0\nskipped ||c 0\nfailed ||d 0\nunread 1\n");
}

static void the_worst_of_several_elements_counts(void **state)
{
	(void)state;
	reads("<testsuite><testcase name='a'><skipped/><failure message='one'/>"
	      "<failure message='two'>t</failure><error message='three'/></testcase>"
	      "<testcase name='b'><error type='E'>\n boom\n bang</error></testcase></testsuite>",
	      "failed ||a 0 'one (and 2 more)'\nerrored ||b 0 'boom'\n");
	reads("<testsuite><error message='setup'/><testcase name='a'/></testsuite>",
	      "passed ||a 0\nunread 1\n");
}

static void a_test_that_passed_at_last_is_flaky(void **state)
{
	(void)state;
	reads("<testsuite><testcase name='a'><flakyFailure message='x'><stackTrace>s</stackTrace>"
	      "</flakyFailure></testcase>"
	      "<testcase name='b'><failure message='x'/><rerunFailure message='y'/></testcase>"
	      "</testsuite>",
	      "passed ||a 0\nfailed ||b 0 'x'\nflaky 1\n");
}

static void properties_say_what_a_test_verifies(void **state)
{
	(void)state;
	reads("<testsuite><properties><property name='os' value='x'/></properties>"
	      "<testcase name='a' file='t.c' line='12'><properties>"
	      "<property name='verifies' value='CR 1.5, GW-1'/>"
	      "<property name='PartiallyVerifies' value='req~x~1'/>"
	      "<property name='lobster-tracing'>req a.b1</property>"
	      "<property name='colour' value='GW-2'/></properties></testcase>"
	      "<testcase name='b' FullyVerifies='GW-3'/>"
	      "<testcase name='c'><properties><property name='verifies' value='all of it'/>"
	      "<property name='verifies' value=''/></properties></testcase></testsuite>",
	      "passed ||a 0 t.c:12 verifies CR 1.5, GW-1, req~x~1, a.b1\n"
	      "passed ||b 0 verifies GW-3\n"
	      "passed ||c 0\n"
	      "unread 1\n");
}

static void times_come_in_many_forms(void **state)
{
	static const struct {
		const char *text;
		const char *seconds;
		bool unread;
	} times[] = {
		{"1.5", "1.5", false},
		{"1,5", "1.5", false},
		{"1,234.5", "1234.5", false},
		{"1.234,5", "1234.5", false},
		{"5e-05", "5e-05", false},
		{"2E1", "20", false},
		{"", "0", false},
		{"-0.5", "0", true},
		{"fast", "0", true},
		{"1e99", "0", true},
		{"1.5s", "0", true},
		{"nan", "0", true},
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(times) / sizeof(*times); i++) {
		struct tg_buf text = {0}, want = {0};

		tg_buf_printf(&text, "<testsuite><testcase name='a' time='%s'/></testsuite>",
			      times[i].text);
		tg_buf_printf(&want, "passed ||a %s\n%s", times[i].seconds,
			      times[i].unread ? "unread 1\n" : "");
		reads(text.ptr, want.ptr);
		tg_buf_done(&text);
		tg_buf_done(&want);
	}
}

static void what_is_not_understood_is_counted(void **state)
{
	(void)state;
	reads("<testsuite><testcase classname='a'/><testcase name=''/><testcase name='b' file='f' "
	      "line='x'/><hook/><testcase name='c'><testcase name='d'/></testcase></testsuite>",
	      "passed ||b 0 f:0\npassed ||c 0\nunnamed 2\nunread 3\n");
}

static void encodings_are_converted(void **state)
{
	static const char utf16[] =
		"\xff\xfe<\0t\0e\0s\0t\0s\0u\0i\0t\0e\0>\0<\0t\0e\0s\0t\0c\0a\0s\0"
		"e\0 \0n\0a\0m\0e\0=\0'\0\xfc\0'\0/\0>\0<\0/\0t\0e\0s\0t\0s\0u\0"
		"i\0t\0e\0>\0";

	(void)state;
	reads("<?xml version='1.0' encoding='ISO-8859-1'?><testsuite><testcase name='\xfc'/>"
	      "</testsuite>",
	      "passed ||\xc3\xbc 0\n");
	reads_str(tg_str_n(utf16, sizeof(utf16) - 1), "passed ||\xc3\xbc 0\n");
	reads("\xef\xbb\xbf<testsuite><testcase name='\xc3\xbc'/></testsuite>",
	      "passed ||\xc3\xbc 0\n");
}

static void what_xml_cannot_carry_is_repaired(void **state)
{
	(void)state;
	reads("<testsuite><testcase name='a'><failure><![CDATA[a[b[0]]>c && d]]></failure>"
	      "</testcase></testsuite>",
	      "failed ||a 0 'a[b[0]]>c && d'\nrepaired 1\n");
	reads("<testsuite><testcase name='a'><failure>x[y[0]]>z</failure></testcase></testsuite>",
	      "failed ||a 0 'x[y[0]]>z'\nrepaired 1\n");
	reads("<testsuite><testcase name='a'><failure message='\x1b[31mred&#27;&#x1B;'/>"
	      "</testcase></testsuite>",
	      "failed ||a 0 '?[31mred?"
	      "?'\nrepaired 3\n");
	reads("<testsuite><testcase name='a'><system-out>\xff\xfe</system-out></testcase>"
	      "</testsuite>",
	      "passed ||a 0\nrepaired 2\n");
	reads("<?xml version='1.0' encoding='ISO-8859-1'?><testsuite><testcase name='\xfc\x01'/>"
	      "</testsuite>",
	      "passed ||\xc3\xbc? 0\nrepaired 1\n");
	reads("<testsuite><testcase name='a'><system-out><![CDATA[&#27; \x02]]>\n</system-out>"
	      "</testcase></testsuite>",
	      "passed ||a 0\nrepaired 1\n");
}

static void what_is_no_junit_is_an_error(void **state)
{
	(void)state;
	refuses("<html><body/></html>",
		"j.xml:1:1: this is no JUnit report: there is no 'testcase' in it");
	refuses("<testsuites xmlns='http://check.sourceforge.net/ns'><suite><test/></suite>"
		"</testsuites>",
		"j.xml:1:1: this is no JUnit report: there is no 'testcase' in it");
	refuses("<testsuites><testsuite name='empty'/></testsuites>",
		"j.xml:1:1: there is no test case in it, and silence is no evidence; did the tests "
		"run?");
	refuses("", "j.xml:1:1: no element found; the file is not well-formed XML");
	refuses("{\"a\": 1}", "j.xml:1:1: not well-formed (invalid token); the file is not "
			      "well-formed XML");
	refuses("<testsuite>\n<testcase name='a'>\n",
		"j.xml:3:1: no element found; the file is not well-formed XML");
	refuses("<testsuite>\n<testcase name='\x01'></testsuit>\n",
		"j.xml:2:17: not well-formed (invalid token); the file is not well-formed XML");
}

/* @verifies TG-FMT-2 */
static void entities_expand_to_nothing(void **state)
{
	(void)state;
	refuses("<!DOCTYPE t [\n<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
		"<testsuite><testcase name='&x;'/></testsuite>",
		"j.xml:2:41: entities are not supported; remove the declaration");
	refuses("<!DOCTYPE t [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><testsuite>&b;</testsuite>",
		"j.xml:1:25: entities are not supported; remove the declaration");
}

static void long_messages_are_cut_between_characters(void **state)
{
	struct tg_arena arena = {0};
	struct tg_results results;
	struct tg_err err = {0};
	struct tg_buf text = {0};
	int i;

	(void)state;
	tg_buf_puts(&text, "<testsuite><testcase name='a'><failure>x");
	for (i = 0; i < 5000; i++)
		tg_buf_puts(&text, "\xc3\xbc");
	tg_buf_puts(&text, "</failure></testcase></testsuite>");
	assert_true(tg_junit_read(&arena, "j.xml", tg_buf_view(&text), &results, &err));
	assert_int_equal(strlen(results.at[0].message), 1999);
	assert_true(tg_utf8_valid(tg_str(results.at[0].message)));
	tg_buf_done(&text);
	tg_arena_done(&arena);
}

static void the_first_timestamp_is_kept(void **state)
{
	struct tg_arena arena = {0};
	struct tg_results results;
	struct tg_err err = {0};

	(void)state;
	assert_true(tg_junit_read(
		&arena, "j.xml",
		tg_str("<testsuites><testsuite/><testsuite timestamp='1'/>"
		       "<testsuite timestamp='2'><testcase name='a'/></testsuite></testsuites>"),
		&results, &err));
	assert_string_equal(results.timestamp, "1");
	tg_arena_done(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(suites_of_suites_are_read),
		cmocka_unit_test(a_single_suite_may_be_the_root),
		cmocka_unit_test(what_did_not_run_is_no_evidence),
		cmocka_unit_test(the_worst_of_several_elements_counts),
		cmocka_unit_test(a_test_that_passed_at_last_is_flaky),
		cmocka_unit_test(properties_say_what_a_test_verifies),
		cmocka_unit_test(times_come_in_many_forms),
		cmocka_unit_test(what_is_not_understood_is_counted),
		cmocka_unit_test(encodings_are_converted),
		cmocka_unit_test(what_xml_cannot_carry_is_repaired),
		cmocka_unit_test(what_is_no_junit_is_an_error),
		cmocka_unit_test(entities_expand_to_nothing),
		cmocka_unit_test(long_messages_are_cut_between_characters),
		cmocka_unit_test(the_first_timestamp_is_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
