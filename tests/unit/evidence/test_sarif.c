/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "evidence/parts.h"
#include "evidence/sarif.h"

static void show_run(struct tg_buf *out, const struct tg_sarif_run *run)
{
	size_t i, n;

	tg_buf_printf(out, "%s %s %s%s\n", run->tool, run->version, run->category,
		      run->failed ? " failed" : "");
	for (i = 0; i < run->count; i++) {
		const struct tg_finding *finding = &run->at[i].finding;

		tg_buf_printf(out, "%s:%u-%u:%u %s %s '%s'", finding->path, finding->range.line,
			      finding->range.end_line, finding->range.column,
			      tg_severity_name(finding->severity), finding->rule, finding->message);
		for (n = 0; n < run->at[i].weakness_count; n++)
			tg_buf_printf(out, " %s", run->at[i].weaknesses[n]);
		if (finding->state == TG_FINDING_SUPPRESSED)
			tg_buf_printf(out, " suppressed '%s'", finding->reason);
		tg_buf_puts(out, "\n");
	}
}

static void reads(const char *text, const char *want)
{
	struct tg_arena arena = {0};
	struct tg_sarif sarif;
	struct tg_err err = {0};
	struct tg_buf out = {0};
	size_t i;

	tg_sarif_read(&arena, "s.sarif", tg_str(text), &sarif, &err);
	assert_string_equal(err.text, "");
	for (i = 0; i < sarif.run_count; i++)
		show_run(&out, &sarif.runs[i]);
	if (sarif.unread)
		tg_buf_printf(&out, "unread %zu, %s\n", sarif.unread, sarif.first_unread);
	assert_string_equal(out.ptr, want);
	tg_buf_done(&out);
	tg_arena_done(&arena);
}

static void refuses(const char *text, const char *want)
{
	struct tg_arena arena = {0};
	struct tg_sarif sarif;
	struct tg_err err = {0};

	assert_false(tg_sarif_read(&arena, "s.sarif", tg_str(text), &sarif, &err));
	assert_int_equal(err.code, TG_ERR_INPUT);
	assert_string_equal(err.text, want);
	tg_arena_done(&arena);
}

#define LOG(run) "{\"version\": \"2.1.0\", \"runs\": [{\"tool\": {\"driver\": {" run "}]}"
#define AT(line)                                                         \
	"\"locations\": [{\"physicalLocation\": {\"artifactLocation\": " \
	"{\"uri\": \"src/a.c\"}, \"region\": {\"startLine\": " line "}}}]"

static void results_have_places_and_levels(void **state)
{
	(void)state;
	reads(LOG("\"name\": \"Cpp Check\", \"version\": \"2.9\"}}, \"automationDetails\": "
		  "{\"id\": \"nightly/1\"}, \"results\": ["
		  "{\"ruleId\": \"nullPointer\", \"level\": \"error\", \"message\": {\"text\": "
		  "\"Null\"}, " AT(
			  "3, \"endLine\": 4, \"startColumn\": 2") "},"
								   "{\"ruleId\": \"x\", \"level\": "
								   "\"note\", \"message\": "
								   "{\"text\": \"Hm\"}, " AT(
									   "5") "},"
										"{\"ruleId\": "
										"\"y\", \"kind\": "
										"\"pass\", "
										"\"message\": "
										"{\"text\": "
										"\"Good\"}},"
										"{\"ruleId\": "
										"\"z\", "
										"\"baselineState\":"
										" \"absent\", "
										"\"message\": "
										"{\"text\": "
										"\"Gone\"}}]"),
	      "cpp-check 2.9 nightly/1\n"
	      "src/a.c:3-4:2 error cpp-check/nullPointer 'Null'\n"
	      "src/a.c:5-5:0 note cpp-check/x 'Hm'\n");
}

static void weaknesses_stand_in_many_places(void **state)
{
	(void)state;
	reads(LOG("\"name\": \"semgrep\", \"rules\": ["
		  "{\"id\": \"a\", \"properties\": {\"tags\": [\"CWE-78: OS command\", \"x\"]}},"
		  "{\"id\": \"b\", \"properties\": {\"tags\": [\"external/cwe/cwe-022\"]}, "
		  "\"defaultConfiguration\": {\"level\": \"error\"}},"
		  "{\"id\": \"c\", \"relationships\": [{\"target\": {\"id\": \"476\", "
		  "\"toolComponent\": {\"name\": \"cwe\"}}}]}]}}, \"results\": ["
		  "{\"ruleId\": \"a\", \"message\": {\"text\": \"m\"}, " AT(
			  "1") "},"
			       "{\"ruleIndex\": 1, \"message\": {\"text\": \"m\"}, " AT(
				       "2") "},"
					    "{\"rule\": {\"id\": \"c\"}, \"message\": {\"text\": "
					    "\"m\"}, " AT(
						    "3") "},"
							 "{\"ruleId\": \"d\", \"message\": "
							 "{\"text\": \"m\"}, \"properties\": "
							 "{\"cwe\": "
							 "[787, \"CWE-787\"]}, " AT(
								 "4") "},"
								      "{\"ruleId\": \"e\", "
								      "\"message\": {\"text\": "
								      "\"m\"}, \"taxa\": [{\"id\": "
								      "\"CWE-1\"}], " AT("5") "}]"),
	      "semgrep  \n"
	      "src/a.c:1-1:0 warning semgrep/a 'm' CWE-78\n"
	      "src/a.c:2-2:0 error semgrep/b 'm' CWE-22\n"
	      "src/a.c:3-3:0 warning semgrep/c 'm' CWE-476\n"
	      "src/a.c:4-4:0 warning semgrep/d 'm' CWE-787\n"
	      "src/a.c:5-5:0 warning semgrep/e 'm' CWE-1\n");
}

static void codeql_keeps_rules_in_extensions(void **state)
{
	(void)state;
	reads("{\"version\": \"2.1.0\", \"runs\": [{\"tool\": {\"driver\": {\"name\": \"CodeQL\"}, "
	      "\"extensions\": [{\"name\": \"q\", \"rules\": [{\"id\": \"cpp/path\", "
	      "\"properties\": {\"tags\": [\"external/cwe/cwe-022\"]}, \"messageStrings\": "
	      "{\"m\": {\"text\": \"From {0} to {1}\"}}}]}]}, \"artifacts\": [{\"location\": "
	      "{\"uri\": \"file:///r/a%20b.c\"}}], \"results\": [{\"rule\": {\"index\": 0, "
	      "\"toolComponent\": {\"index\": 0}}, \"message\": {\"id\": \"m\", \"arguments\": "
	      "[\"x\", \"y\"]}, \"locations\": [{\"physicalLocation\": {\"artifactLocation\": "
	      "{\"index\": 0}}}]}]}]}",
	      "codeql  \n/r/a b.c:1-1:0 warning codeql/cpp/path 'From x to y' CWE-22\n");
}

static void what_was_suppressed_stays_so(void **state)
{
	(void)state;
	reads(LOG("\"name\": \"t\"}}, \"invocations\": [{\"executionSuccessful\": false}], "
		  "\"results\": ["
		  "{\"ruleId\": \"a\", \"message\": {\"text\": \"m\"}, \"suppressions\": "
		  "[{\"kind\": \"inSource\", \"justification\": \"why\"}], " AT(
			  "1") "},"
			       "{\"ruleId\": \"a\", \"message\": {\"text\": \"m\"}, "
			       "\"suppressions\": "
			       "[{\"status\": \"underReview\"}], " AT("2") "}]"),
	      "t   failed\nsrc/a.c:1-1:0 warning t/a 'm' suppressed 'why'\n"
	      "src/a.c:2-2:0 warning t/a 'm'\n");
}

static void what_cannot_be_read_is_counted(void **state)
{
	(void)state;
	reads(LOG("\"name\": \"t\"}}, \"results\": [\n{\"ruleId\": \"a\", \"message\": {\"text\": "
		  "\"m\"}},\n{\"message\": {\"text\": \"m\"}, " AT(
			  "1") "},\n{\"ruleId\": \"a\", " AT("1") "}, 5]"),
	      "t  \nunread 4, line 2: the result has no place in a file\n");
	/* No result is a statement. */
	reads(LOG("\"name\": \"t\"}}, \"results\": []"), "t  \n");
}

static void what_is_no_sarif_is_refused(void **state)
{
	(void)state;
	refuses("{}", "s.sarif:1:1: this is no SARIF: there is no list 'runs'");
	refuses("{\"runs\": [], \"version\": \"2.0.0\"}",
		"s.sarif:1:1: its version is '2.0.0'; SARIF 2.1.0 is read here, let the tool "
		"write that");
	refuses("{\"runs\": [], \"version\": \"2.1.0\"}",
		"s.sarif:1:10: there is no run in it, and silence is no evidence");
	refuses("{\"runs\": [{}], \"version\": \"2.1.0\"}",
		"s.sarif:1:11: the run does not name its tool (tool.driver.name)");
}

static void bill(const char *text, const char *want)
{
	struct tg_arena arena = {0};
	struct tg_bill bill;
	struct tg_err err = {0};
	struct tg_buf out = {0};
	size_t i;

	if (tg_bill_read(&arena, "b", tg_str(text), &bill, &err))
		tg_buf_printf(&out, "%s unread %zu\n", bill.format, bill.unread);
	else
		tg_buf_puts(&out, err.text);
	for (i = 0; i < bill.count; i++)
		tg_buf_printf(&out, "%s|%s|%s|%s|%s\n", bill.at[i].name, bill.at[i].version,
			      bill.at[i].purl, bill.at[i].supplier, bill.at[i].licence);
	assert_string_equal(out.ptr, want);
	tg_buf_done(&out);
	tg_arena_done(&arena);
}

static void bills_list_parts(void **state)
{
	(void)state;
	bill("{\"bomFormat\": \"CycloneDX\", \"components\": [{\"name\": \"zlib\", \"version\": "
	     "\"1.3\", \"purl\": \"pkg:generic/zlib@1.3\", \"licenses\": [{\"license\": {\"id\": "
	     "\"Zlib\"}}], \"components\": [{\"name\": \"inner\"}]}, {\"version\": \"1\"}]}",
	     "cyclonedx unread 1\nzlib|1.3|pkg:generic/zlib@1.3||Zlib\ninner||||\n");
	bill("{\"spdxVersion\": \"SPDX-2.3\", \"packages\": [{\"name\": \"zlib\", \"versionInfo\": "
	     "\"1.3\", \"supplier\": \"Organization: Z\", \"licenseDeclared\": \"Zlib\", "
	     "\"externalRefs\": [{\"referenceType\": \"purl\", \"referenceLocator\": "
	     "\"pkg:x\"}]}]}",
	     "spdx unread 0\nzlib|1.3|pkg:x|Organization: Z|Zlib\n");
	bill("{\"@context\": \"https://spdx.org/rdf/3.0.1\", \"@graph\": [{\"type\": \"Person\"}, "
	     "{\"type\": \"software_Package\", \"name\": \"zlib\", \"software_packageVersion\": "
	     "\"1.3\"}]}",
	     "spdx unread 0\nzlib|1.3|||\n");
	bill("{}", "b:1:1: this is no bill of materials; expected CycloneDX (bomFormat) or SPDX "
		   "(spdxVersion, @graph) in JSON");
	bill("{\"bomFormat\": \"CycloneDX\"}",
	     "b:1:1: it lists no part, and silence is no evidence");
}

static void vex(const char *text, const char *want)
{
	struct tg_arena arena = {0};
	struct tg_vex vex;
	struct tg_err err = {0};
	struct tg_buf out = {0};
	size_t i;

	if (tg_vex_read(&arena, "v", tg_str(text), &vex, &err))
		tg_buf_printf(&out, "%s unread %zu\n", vex.format, vex.unread);
	else
		tg_buf_puts(&out, err.text);
	for (i = 0; i < vex.count; i++)
		tg_buf_printf(&out, "%s|%s|%s|%s|%s\n", vex.at[i].vulnerability, vex.at[i].product,
			      tg_vex_status_name(vex.at[i].status), vex.at[i].justification,
			      vex.at[i].note);
	assert_string_equal(out.ptr, want);
	tg_buf_done(&out);
	tg_arena_done(&arena);
}

static void vex_has_three_formats(void **state)
{
	(void)state;
	vex("{\"@context\": \"https://openvex.dev/ns/v0.2.0\", \"statements\": "
	    "[{\"vulnerability\": "
	    "{\"name\": \"CVE-2026-1\"}, \"products\": [{\"@id\": \"pkg:a\"}, \"pkg:b\"], "
	    "\"status\": \"not_affected\", \"justification\": \"component_not_present\"}, "
	    "{\"vulnerability\": \"CVE-2026-2\", \"status\": \"fixed\"}, {\"vulnerability\": "
	    "\"CVE-2026-3\", \"status\": \"who knows\"}]}",
	    "openvex unread 1\n"
	    "CVE-2026-1|pkg:a|not_affected|component_not_present|\n"
	    "CVE-2026-1|pkg:b|not_affected|component_not_present|\nCVE-2026-2||fixed||\n");
	vex("{\"bomFormat\": \"CycloneDX\", \"vulnerabilities\": [{\"id\": \"CVE-2026-1\", "
	    "\"analysis\": {\"state\": \"exploitable\", \"detail\": \"d\"}, \"affects\": "
	    "[{\"ref\": \"zlib\"}]}]}",
	    "cyclonedx unread 0\nCVE-2026-1|zlib|affected||d\n");
	vex("{\"document\": {\"csaf_version\": \"2.0\"}, \"vulnerabilities\": [{\"cve\": "
	    "\"CVE-2026-1\", \"flags\": [{\"label\": \"vulnerable_code_not_present\", "
	    "\"product_ids\": [\"P1\"]}], \"product_status\": {\"known_not_affected\": [\"P1\"], "
	    "\"under_investigation\": [\"P2\"], \"recommended\": [\"P3\"]}}]}",
	    "csaf unread 0\nCVE-2026-1|P1|not_affected|vulnerable_code_not_present|\n"
	    "CVE-2026-1|P2|under_investigation||\n");
	vex("{}", "v:1:1: this is no VEX; expected OpenVEX (@context), CycloneDX (bomFormat) or "
		  "CSAF (document.csaf_version) in JSON");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(results_have_places_and_levels),
		cmocka_unit_test(weaknesses_stand_in_many_places),
		cmocka_unit_test(codeql_keeps_rules_in_extensions),
		cmocka_unit_test(what_was_suppressed_stays_so),
		cmocka_unit_test(what_cannot_be_read_is_counted),
		cmocka_unit_test(what_is_no_sarif_is_refused),
		cmocka_unit_test(bills_list_parts),
		cmocka_unit_test(vex_has_three_formats),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
