/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "evidence/coverage.h"

/* format folder, then `path|test line:hits ... name@line-end:hits ...` a file, then unread. */
static void show(struct tg_buf *out, const struct tg_coverage_report *report)
{
	size_t i, n;

	tg_buf_printf(out, "%s %s\n", report->format, report->folder);
	for (i = 0; i < report->count; i++) {
		const struct tg_covered_file *file = &report->at[i];

		tg_buf_printf(out, "%s|%s", file->path, file->test);
		for (n = 0; n < file->line_count; n++)
			tg_buf_printf(out, " %u:%llu", file->lines[n].line,
				      (unsigned long long)file->lines[n].hits);
		for (n = 0; n < file->function_count; n++)
			tg_buf_printf(out, " %s@%u-%u:%llu", file->functions[n].name,
				      file->functions[n].line, file->functions[n].end_line,
				      (unsigned long long)file->functions[n].hits);
		tg_buf_puts(out, "\n");
	}
	if (report->unread)
		tg_buf_printf(out, "unread %zu\n", report->unread);
}

static void reads(const char *text, const char *want)
{
	struct tg_arena arena = {0};
	struct tg_coverage_report report;
	struct tg_err err = {0};
	struct tg_buf out = {0};

	tg_coverage_read(&arena, "c", tg_str(text), &report, &err);
	assert_string_equal(err.text, "");
	show(&out, &report);
	assert_string_equal(out.ptr, want);
	tg_buf_done(&out);
	tg_arena_done(&arena);
}

static void refuses(const char *text, const char *want)
{
	struct tg_arena arena = {0};
	struct tg_coverage_report report;
	struct tg_err err = {0};

	assert_false(tg_coverage_read(&arena, "c", tg_str(text), &report, &err));
	assert_int_equal(err.code, TG_ERR_INPUT);
	assert_string_equal(err.text, want);
	tg_arena_done(&arena);
}

#define GCOV                                                                                 \
	"{\"gcc_version\": \"12.2.0\", \"current_working_directory\": \"/b\", \"files\": [{" \
	"\"file\": \"../src/a.c\", \"lines\": [{\"line_number\": 4, \"count\": 0},"          \
	" {\"line_number\": 3, \"count\": 7}, {\"line_number\": 4, \"count\": 2}],"          \
	" \"functions\": [{\"name\": \"_Z1fi\", \"demangled_name\": \"f(int)\","             \
	" \"start_line\": 3, \"end_line\": 5, \"execution_count\": 7}]}]}"

static void gcov_gives_lines_and_functions(void **state)
{
	(void)state;
	reads(GCOV, "gcov /b\n../src/a.c| 3:7 4:2 f@3-5:7\n");
	reads(GCOV "\n" GCOV "\n",
	      "gcov /b\n../src/a.c| 3:7 4:2 f@3-5:7\n../src/a.c| 3:7 4:2 f@3-5:7\n");
}

static void what_gcov_gets_wrong_is_counted(void **state)
{
	(void)state;
	reads("{\"files\": [{\"file\": \"a.c\", \"lines\": [{\"line_number\": -1, \"count\": 2},"
	      " {\"line_number\": 2, \"count\": \"x\"}]}, {\"lines\": []}]}",
	      "gcov \na.c| 2:0\nunread 4\n");
}

static void llvm_cov_gives_lines_from_its_segments(void **state)
{
	(void)state;
	/* int f(int x) {  3: runs 5 times; the return of line 5 never; line 6 again 5 times. */
	reads("{\"type\": \"llvm.coverage.json.export\", \"data\": [{\"files\": [{\"filename\":"
	      " \"/r/a.c\", \"segments\": [[3,14,5,true,true,false],[4,9,0,true,false,true],"
	      "[5,3,0,true,true,false],[5,12,5,true,false,false],[7,2,0,false,false,false]]}],"
	      " \"functions\": [{\"name\": \"a.c:f\", \"count\": 5, \"filenames\": [\"/r/a.c\"],"
	      " \"regions\": [[3,14,7,2,5,0,0,0]]}, {\"name\": \"g\", \"count\": 1,"
	      " \"filenames\": [\"/r/b.c\"], \"regions\": [[1,1,2,2,1,0,0,0]]}]}]}",
	      "llvm-cov \n/r/a.c| 3:5 4:5 5:0 6:5 7:5 f@3-7:5\n");
}

static void a_segment_may_not_claim_the_whole_world(void **state)
{
	struct tg_arena arena = {0};
	struct tg_coverage_report report;
	struct tg_err err = {0};

	(void)state;
	assert_true(tg_coverage_read(
		&arena, "c",
		tg_str("{\"data\": [{\"files\": [{\"filename\": \"a.c\", \"segments\": "
		       "[[1,1,1,true,true],[4294967294,1,1,true,true]]}]}]}"),
		&report, &err));
	assert_int_equal(report.unread, 1);
	tg_arena_done(&arena);
}

static void lcov_tells_tests_apart(void **state)
{
	(void)state;
	reads("TN:locks\nSF:/r/a.c\nFN:3,9,f\nFN:11,g\nFNDA:2,f\nFNDA:0,g\nDA:4,2\nDA:12,0,abc\n"
	      "LF:2\nLH:1\nend_of_record\nTN:opens\nSF:/r/a.c\nDA:4,0\nend_of_record\n",
	      "lcov \n/r/a.c|locks 4:2 12:0 f@3-9:2 g@11-0:0\n/r/a.c|opens 4:0\n");
	/* As lcov 2 writes functions. */
	reads("SF:a.c\nFNL:0,3,9\nFNA:0,2,f\nDA:4,2\nend_of_record\n", "lcov \na.c| 4:2 f@3-9:2\n");
}

static void what_lcov_gets_wrong_is_counted(void **state)
{
	(void)state;
	reads("SF:a.c\nDA:x,2\nDA:4\nWHAT:1\nDA:5,99999999999999999999\nDA:6,1\n",
	      "lcov \na.c| 6:1\nunread 5\n");
}

static void what_is_no_coverage_is_refused(void **state)
{
	(void)state;
	refuses("", "c:1:1: this is no coverage report; expected gcov's or llvm-cov's JSON, or a "
		    "tracefile of lcov");
	refuses("{}", "c:1:1: this is neither gcov's JSON ('files') nor llvm-cov's ('data')");
	refuses("{\"files\": []}", "c: there is no file in it, and silence is no evidence; were "
				   "the tests built with coverage?");
	refuses("{\"data\": {}}", "c:1:10: llvm-cov's export has a list 'data'");
	refuses("\x1f\x8b\x08", "c: it is compressed; unpack it with gunzip");
	refuses("{\"files\": [", "c:1:11: ']' expected near end of file; correct the JSON there or "
				 "just before");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gcov_gives_lines_and_functions),
		cmocka_unit_test(what_gcov_gets_wrong_is_counted),
		cmocka_unit_test(llvm_cov_gives_lines_from_its_segments),
		cmocka_unit_test(a_segment_may_not_claim_the_whole_world),
		cmocka_unit_test(lcov_tells_tests_apart),
		cmocka_unit_test(what_lcov_gets_wrong_is_counted),
		cmocka_unit_test(what_is_no_coverage_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
